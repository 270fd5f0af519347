package org.returnhome.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.AccessConfiguration;
import org.returnhome.access.SigningKeys;
import org.returnhome.storage.Ids;

/** Makes access tokens of the built-in issuer: ES256, {@code typ} at+jwt (RFC 9068), ten minutes. */
@Singleton
public class AccessTokens {
    static final Duration LIFE = Duration.ofMinutes(10);
    static final String TYPE = "at+jwt";

    private final AccessConfiguration configuration;
    private final SigningKeys keys;
    private final Ids ids;
    private final Clock clock;

    AccessTokens(AccessConfiguration configuration, SigningKeys keys, Ids ids, Clock clock) {
        this.configuration = configuration;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A token for the person.
     *
     * @param keyThumbprint the device key that the sign-in is bound to, named in {@code cnf} (RFC 7800); empty for none
     */
    public String issue(UUID personId, Optional<String> keyThumbprint) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder().issuer(configuration.publicUrl()).audience(configuration.audience())
                .subject(personId.toString()).jwtID(ids.next().toString())
                .issueTime(Date.from(now)).notBeforeTime(Date.from(now)).expirationTime(Date.from(now.plus(LIFE)));
        keyThumbprint.ifPresent(thumbprint -> claims.claim("cnf", Map.of("jkt", thumbprint)));
        var key = keys.tokenKey();
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID())
                .type(new JOSEObjectType(TYPE)).build(), claims.build());
        try {
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException("A token cannot be signed", fault);
        }
    }
}
