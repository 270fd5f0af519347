package org.returnhome.submission.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import org.returnhome.problem.ProblemCode;

/**
 * A compact JWS (RFC 7515 §7.1) of the one kind we know: ES256, its protected header exactly {@code alg}, {@code kid} and
 * {@code typ}. Reading it proves nothing yet: ask {@link #isSignedBy}.
 *
 * @param keyId the header's {@code kid}: the RFC 7638 thumbprint of the key that claims to have signed
 * @param payload the payload's bytes; not to be changed
 * @param signature what stands in the third segment
 * @param signingInput the bytes that the signature is over
 */
public record CompactJws(String keyId, byte[] payload, byte[] signature, byte[] signingInput) {
    private static final int HEADER_CHARACTERS = 512;
    private static final String ES256 = "ES256";

    /**
     * Reads the text of a JWS whose {@code typ} is {@code type}. Refuses other algorithms, {@code none} among them, before
     * all else; then any other member of the header; and any encoding but the strict one.
     */
    public static Reading<CompactJws> read(String jws, String type) {
        int first = jws.indexOf('.');
        int second = jws.indexOf('.', first + 1);
        if (first < 1 || second < 0 || jws.indexOf('.', second + 1) >= 0 || first > HEADER_CHARACTERS) {
            return Reading.refused(ProblemCode.MALFORMED_ENCODING, "", "A compact JWS has three segments.");
        }
        // Beyond Latin-1 this yields '?', which is outside the alphabet of each segment.
        byte[] ascii = jws.getBytes(StandardCharsets.ISO_8859_1);
        var header = StrictBase64Url.decode(Arrays.copyOf(ascii, first));
        var payload = StrictBase64Url.decode(Arrays.copyOfRange(ascii, first + 1, second));
        var signature = StrictBase64Url.decode(Arrays.copyOfRange(ascii, second + 1, ascii.length));
        if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
            return Reading.refused(ProblemCode.MALFORMED_ENCODING, "", "A segment is not strict base64url without padding.");
        }
        return CanonicalJson.readAnyLayout(header.get()).then(members -> keyId(members, type)).then(keyId -> Reading.of(
                new CompactJws(keyId, payload.get(), signature.get(), Arrays.copyOf(ascii, second))));
    }

    /** The key in the form in which it signs fastest, for whoever signs often. */
    public static ECPrivateKey ready(ECPrivateKey key) {
        return Es256.ready(key, ECPrivateKey.class);
    }

    /** Signs the payload; the header is canonical JSON, so that one key writes one header. */
    public static String sign(byte[] payload, String type, PublicKeyP256 publicKey, ECPrivateKey privateKey) {
        var header = JsonNodeFactory.instance.objectNode()
                .put("alg", ES256).put("kid", publicKey.thumbprint()).put("typ", type);
        var input = StrictBase64Url.encode(CanonicalJson.write(header)) + "." + StrictBase64Url.encode(payload);
        return input + "." + StrictBase64Url.encode(Es256.sign(input.getBytes(StandardCharsets.US_ASCII), privateKey));
    }

    /** Whether the signature was made with the private half of this key. */
    public boolean isSignedBy(ECPublicKey key) {
        return Es256.fits(signingInput, signature, key);
    }

    private static Reading<String> keyId(JsonNode header, String type) {
        if (!header.path("alg").isTextual() || !header.path("alg").textValue().equals(ES256)) {
            return Reading.refused(ProblemCode.ALGORITHM_REFUSED, "", "The algorithm must be ES256.");
        }
        if (header.size() != 3 || !header.path("kid").isTextual() || !header.path("typ").isTextual()) {
            return Reading.refused(ProblemCode.HEADER_REFUSED, "", "The header must hold exactly alg, kid and typ.");
        }
        if (!header.path("typ").textValue().equals(type)) {
            return Reading.refused(ProblemCode.HEADER_REFUSED, "", "The header's typ must be " + type + ".");
        }
        return Reading.of(header.path("kid").textValue());
    }
}
