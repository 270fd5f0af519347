package org.returnhome.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;
import org.returnhome.submission.wire.Sha256;

/** Canonical JSON (RFC 8785). */
final class CanonicalText {

    private CanonicalText() {}

    /** SHA-256 of the text's UTF-8 bytes, lower-case hex. */
    static String digest(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The canonical text of a JSON tree that we built ourselves. */
    static String of(JsonNode tree) {
        try {
            return new JsonCanonicalizer(tree.toString()).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
