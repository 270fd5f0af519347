package org.returnhome.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reading of P-256 keys in JWK form. */
final class Keys {

    private Keys() {}

    /**
     * A public P-256 key and nothing besides: no private part, no certificate, no purpose.
     *
     * @return empty if the text is not such a key
     */
    static Optional<ECKey> publicKey(String text) {
        try {
            if (!(JWK.parse(text) instanceof ECKey key) || !Curve.P_256.equals(key.getCurve()) || key.isPrivate()) {
                return Optional.empty();
            }
            key.toECPublicKey(); // fails for a point that is not on the curve
            return Optional.of(new ECKey.Builder(Curve.P_256, key.getX(), key.getY()).build());
        } catch (ParseException | JOSEException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** RFC 7638 thumbprint: SHA-256, base64url. */
    static String thumbprint(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Private P-256 keys, each with its thumbprint as {@code kid} if it names none. */
    static List<ECKey> privateKeys(String jwkSet) throws ParseException {
        var keys = new ArrayList<ECKey>();
        for (var jwk : JWKSet.parse(jwkSet).getKeys()) {
            if (!KeyType.EC.equals(jwk.getKeyType()) || !jwk.isPrivate() || !Curve.P_256.equals(jwk.toECKey().getCurve())) {
                throw new ParseException("a key is not a private P-256 key", 0);
            }
            var key = jwk.toECKey();
            keys.add(key.getKeyID() != null ? key : new ECKey.Builder(key).keyID(thumbprint(key)).build());
        }
        if (keys.isEmpty()) {
            throw new ParseException("there is no key", 0);
        }
        return List.copyOf(keys);
    }

    /** What is wrong with a setting of private keys; the text itself is never repeated. */
    static Optional<String> problem(String jwkSet) {
        if (jwkSet.isBlank()) {
            return Optional.empty();
        }
        try {
            privateKeys(jwkSet);
            return Optional.empty();
        } catch (ParseException | RuntimeException unreadable) {
            return Optional.of("is not a JWK set of private P-256 keys: set it to {\"keys\": [...]}, the signing key first.");
        }
    }

    /** What is wrong with a sealing key. */
    static Optional<String> sealingProblem(String jwk) {
        return jwk.isBlank() || publicKey(jwk).isPresent() ? Optional.empty()
                : Optional.of("is not a public P-256 JWK: give the public half only; the private half stays off this server.");
    }
}
