package org.returnhome.attachment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/** {@code Upload-Checksum} (tus 1.0, Checksum): the name of an algorithm and the digest in base64. */
final class UploadChecksum {
    /** As {@code Tus-Checksum-Algorithm} lists them. */
    static final String ALGORITHMS = "sha256,sha1";

    private static final Map<String, String> NAMES = Map.of("sha256", "SHA-256", "sha1", "SHA-1");

    private UploadChecksum() {}

    /**
     * Checks the bytes of a request.
     *
     * @throws Refusal {@code badArgument} for a header that cannot be read, {@code checksumMismatch} when the bytes are others
     */
    static void check(String header, byte[] bytes) {
        var parts = header.strip().split(" +");
        if (parts.length != 2 || !NAMES.containsKey(parts[0])) {
            throw Refusal.at(ProblemCode.BAD_ARGUMENT, "Upload-Checksum", "Upload-Checksum: an algorithm of " + ALGORITHMS + " and a digest in base64 are needed here.");
        }
        if (!MessageDigest.isEqual(decoded(parts[1]), digest(NAMES.get(parts[0]), bytes))) {
            throw Refusal.of(ProblemCode.CHECKSUM_MISMATCH, "The bytes do not have the checksum that came with them. Send them again.");
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException notOne) {
            throw Refusal.at(ProblemCode.BAD_ARGUMENT, "Upload-Checksum", "Upload-Checksum: a digest in base64 is needed here.");
        }
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JVM has " + algorithm, fault);
        }
    }
}
