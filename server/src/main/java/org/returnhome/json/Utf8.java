package org.returnhome.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8 as RFC 3629 has it: bytes that are none are no text, rather than text with something else in their place. */
public final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** The text; empty when the bytes are not UTF-8. */
    public static Optional<String> read(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        // The quick way puts this character in place of what it cannot read; it may also stand there by right.
        return text.indexOf(REPLACEMENT) < 0 ? Optional.of(text) : strictly(bytes);
    }

    private static Optional<String> strictly(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
