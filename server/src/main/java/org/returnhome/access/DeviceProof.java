package org.returnhome.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A small compact JWS by which a device shows that it holds its key. Header exactly {@code alg} ES256, {@code kid} (RFC
 * 7638 thumbprint) and a {@code typ} for each use, so that no proof passes for another or for a submission. It has no
 * time in it, because a tablet's clock may be days off: it is bound to a one-time value instead.
 */
public final class DeviceProof {
    /** {@code typ} of the proof for {@code enrolDevice}; payload {@code {"code": …}}. */
    public static final String ENROLMENT = "enrolment-proof+jwt";
    /** {@code typ} of the proof for a refresh; payload {@code {"refreshTokenDigest": …}}, SHA-256 in lower-case hex. */
    public static final String REFRESH = "refresh-proof+jwt";

    private final SignedJWT jws;

    private DeviceProof(SignedJWT jws) {
        this.jws = jws;
    }

    /** Reads a proof of this {@code typ}, not yet verified; empty if it is none. */
    public static Optional<DeviceProof> parse(String text, String typ) {
        return CompactJws.parse(text).filter(jws -> {
            var header = jws.getHeader();
            return header.toJSONObject().keySet().equals(Set.of("alg", "kid", "typ"))
                    && JWSAlgorithm.ES256.equals(header.getAlgorithm()) && new JOSEObjectType(typ).equals(header.getType());
        }).map(DeviceProof::new);
    }

    /** The thumbprint of the key it claims to be made with. */
    public String keyThumbprint() {
        return jws.getHeader().getKeyID();
    }

    /** Whether this key signed it, under its own thumbprint, and the payload is exactly this one claim. */
    public boolean holds(ECKey key, String claim, String value) {
        try {
            return key.computeThumbprint().toString().equals(keyThumbprint())
                    && jws.verify(new ECDSAVerifier(key))
                    && jws.getPayload().toJSONObject().equals(Map.of(claim, value));
        } catch (JOSEException | RuntimeException unreadable) {
            return false;
        }
    }
}
