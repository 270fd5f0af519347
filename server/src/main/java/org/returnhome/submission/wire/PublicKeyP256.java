package org.returnhome.submission.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Map;
import java.util.Set;
import org.returnhome.problem.ProblemCode;

/**
 * A public key for ES256 and its name.
 *
 * @param key a point on P-256
 * @param thumbprint SHA-256 of the key as RFC 7638 writes it, in base64url; the {@code kid} of what it signs
 */
public record PublicKeyP256(ECPublicKey key, String thumbprint) {
    private static final int COORDINATE_CHARACTERS = 43;
    private static final Set<String> COORDINATES = Set.of("x", "y");
    private static final Map<String, String> FIXED = Map.of("kty", "EC", "crv", "P-256", "alg", "ES256", "use", "sig");
    private static final Set<String> IGNORED = Set.of("kid", "ext");

    /** The key with its thumbprint. */
    public static PublicKeyP256 of(ECPublicKey key) {
        try {
            return new PublicKeyP256(Es256.ready(key, ECPublicKey.class), new ECKey.Builder(Curve.P_256, key).build().computeThumbprint().toString());
        } catch (JOSEException fault) {
            throw new IllegalStateException("a P-256 key without a thumbprint", fault);
        }
    }

    /**
     * Reads a JSON Web Key as WebCrypto exports it. Refuses a private key, another type, curve, algorithm or use, and a
     * point that is not on the curve; the path names the member.
     */
    public static Reading<PublicKeyP256> read(String jwk) {
        return CanonicalJson.readAnyLayout(jwk.getBytes(StandardCharsets.UTF_8)).then(PublicKeyP256::read);
    }

    /** The key as a JSON Web Key with its use, in one line. */
    public String toJwk() {
        return new ECKey.Builder(Curve.P_256, key).keyID(thumbprint).algorithm(JWSAlgorithm.ES256)
                .keyUse(KeyUse.SIGNATURE).build().toJSONString();
    }

    private static Reading<PublicKeyP256> read(JsonNode jwk) {
        if (!jwk.has("kty") || !jwk.has("crv") || !jwk.has("x") || !jwk.has("y")) {
            return refused("", "A member of the key is missing.");
        }
        for (var member : jwk.properties()) {
            if (!allowed(member.getKey(), member.getValue())) {
                return refused(FieldPath.of("/" + member.getKey()), "The key must be a public one for ES256.");
            }
        }
        try {
            return Reading.of(of(ECKey.parse(jwk.toString()).toECPublicKey()));
        } catch (ParseException | JOSEException | IllegalStateException notOnTheCurve) {
            return refused("x", "The point is not on the curve P-256.");
        }
    }

    private static boolean allowed(String name, JsonNode value) {
        if (COORDINATES.contains(name)) {
            return value.isTextual() && value.textValue().length() == COORDINATE_CHARACTERS
                    && StrictBase64Url.decode(value.textValue()).isPresent();
        }
        if (name.equals("key_ops")) {
            return value.size() == 1 && value.path(0).asText().equals("verify");
        }
        return IGNORED.contains(name) || value.isTextual() && value.textValue().equals(FIXED.get(name));
    }

    private static Reading<PublicKeyP256> refused(String path, String message) {
        return Reading.refused(ProblemCode.WRONG_DEVICE_KEY, path, message);
    }
}
