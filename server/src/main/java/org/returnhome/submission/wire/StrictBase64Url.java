package org.returnhome.submission.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Base64url (RFC 4648 §5) in its one spelling: no padding, no white space, no bits left over in the last character.
 * Other decoders let several texts stand for the same bytes; this one lets exactly one.
 */
public final class StrictBase64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private StrictBase64Url() {}

    /** The text for the bytes. */
    public static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** The bytes behind the text; empty when the text is not the one that {@link #encode} gives for them. */
    public static Optional<byte[]> decode(String text) {
        // Beyond Latin-1 this yields '?', which is outside the alphabet.
        return decode(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The same for the text's bytes in ISO 8859-1. */
    static Optional<byte[]> decode(byte[] ascii) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(ascii);
            return isOnlySpelling(ascii, bytes) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The decoder takes padding and left-over bits, both of which show in the length and in the last characters only. */
    private static boolean isOnlySpelling(byte[] ascii, byte[] bytes) {
        if (ascii.length != (bytes.length * 4L + 2) / 3) {
            return false;
        }
        int last = bytes.length - (bytes.length % 3 == 0 ? Math.min(3, bytes.length) : bytes.length % 3);
        byte[] ending = ENCODER.encode(Arrays.copyOfRange(bytes, last, bytes.length));
        return Arrays.equals(ending, 0, ending.length, ascii, ascii.length - ending.length, ascii.length);
    }
}
