package org.returnhome.submission;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.returnhome.submission.wire.StrictBase64Url;

/** ES256 signatures differ each time, so what the vectors already hold is kept while what it signs stays the same. */
final class VectorSignatures {
    private final Map<String, String> kept = new HashMap<>();

    VectorSignatures() {
        for (var file : List.of("submissions.json", "refusals.json", "receipts.json")) {
            if (Files.exists(WireVectors.DIRECTORY.resolve(file))) {
                WireVectors.read(file).findValuesAsText("jws").forEach(this::keep);
            }
        }
    }

    /** A JWS with just this header, signed by this key. */
    String jws(String header, byte[] payload, TabletSigner key) {
        return kept.computeIfAbsent(input(header, payload), input -> input + "." + StrictBase64Url.encode(sign(input, key)));
    }

    static String header(String alg, TabletSigner key, String typ) {
        return "{\"alg\":\"" + alg + "\",\"kid\":\"" + key.publicKey().thumbprint() + "\",\"typ\":\"" + typ + "\"}";
    }

    static String input(String header, byte[] payload) {
        return StrictBase64Url.encode(header.getBytes(StandardCharsets.UTF_8)) + "." + StrictBase64Url.encode(payload);
    }

    private void keep(String jws) {
        if (jws.chars().filter(character -> character == '.').count() == 2) {
            kept.putIfAbsent(jws.substring(0, jws.lastIndexOf('.')), jws);
        }
    }

    private static byte[] sign(String input, TabletSigner key) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(VectorKeys.privateKey(key));
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
