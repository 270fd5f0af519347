package org.returnhome.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.returnhome.access.CompactJws;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a bearer token: its one spelling, a trusted issuer, that issuer's one algorithm, {@code typ}, a key of that
 * issuer meant for signatures ({@code use}, {@code key_ops}) under the token's {@code kid}, audience and times.
 */
@Singleton
class TokenCheck {
    private static final Logger LOG = LoggerFactory.getLogger(TokenCheck.class);
    private static final Duration LEEWAY = Duration.ofSeconds(30);
    private static final int SMALLEST_RSA_KEY = 2048;

    private final TrustedIssuers issuers;
    private final Clock clock;
    private final RecentTokens recent = new RecentTokens();
    private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

    TokenCheck(TrustedIssuers issuers, Clock clock) {
        this.issuers = issuers;
        this.clock = clock;
    }

    /** What can come of it. */
    sealed interface Outcome {
        /**
         * The token is good; whether the person may sign in is for the register to say.
         *
         * @param person who the issuer says it is
         * @param keyThumbprint the device key the token is bound to; only the built-in issuer binds tokens
         * @param tokenId {@code jti}, or the signature's beginning for issuers that give none
         */
        record Good(TrustedIssuer issuer, String person, Optional<String> keyThumbprint, String tokenId) implements Outcome {}

        /** Past its time, and good otherwise. */
        record Expired() implements Outcome {}

        /** Not good. */
        record Bad() implements Outcome {}

        /** The issuer's keys cannot be had at this moment. */
        record NoKeys() implements Outcome {}
    }

    Outcome check(String text) {
        var now = clock.instant();
        return recent.find(text, now).<Outcome>map(good -> good).orElseGet(() -> check(text, now));
    }

    private Outcome check(String text, Instant now) {
        try {
            var token = CompactJws.parse(text);
            if (token.isEmpty()) {
                return new Outcome.Bad();
            }
            var claims = token.get().getJWTClaimsSet();
            var issuer = Optional.ofNullable(claims.getIssuer()).flatMap(issuers::find);
            if (issuer.isEmpty() || !isSigned(token.get(), issuer.get())) {
                return new Outcome.Bad();
            }
            var outcome = judge(token.get(), claims, issuer.get(), now);
            if (outcome instanceof Outcome.Good good) {
                recent.keep(text, good, claims.getExpirationTime().toInstant(), now);
            }
            return outcome;
        } catch (RateLimitReachedException unknownKey) {
            return new Outcome.Bad();
        } catch (KeySourceException away) {
            LOG.warn("The keys of a trusted issuer cannot be had", away);
            return new Outcome.NoKeys();
        } catch (ParseException | JOSEException | RuntimeException unreadable) {
            return new Outcome.Bad();
        }
    }

    private boolean isSigned(SignedJWT token, TrustedIssuer issuer) throws JOSEException {
        var header = token.getHeader();
        var type = header.getType() == null ? "" : header.getType().getType().toLowerCase(Locale.ROOT);
        if (!issuer.algorithm().equals(header.getAlgorithm()) || !issuer.types().contains(type) || header.getKeyID() == null
                || !header.isBase64URLEncodePayload()) {
            return false;
        }
        for (var key : issuer.keys().get(new JWKSelector(fitting(header)), null)) {
            if (verifies(key) && token.verify(verifiers.createJWSVerifier(header, ((AsymmetricJWK) key).toPublicKey()))) {
                return true;
            }
        }
        return false;
    }

    private static JWKMatcher fitting(JWSHeader header) {
        var matcher = new JWKMatcher.Builder().keyType(KeyType.forAlgorithm(header.getAlgorithm())).keyID(header.getKeyID())
                .keyUses(KeyUse.SIGNATURE, null).algorithms(header.getAlgorithm(), null);
        return KeyType.RSA.equals(KeyType.forAlgorithm(header.getAlgorithm()))
                ? matcher.minKeySize(SMALLEST_RSA_KEY).build() : matcher.build();
    }

    private static boolean verifies(JWK key) {
        return key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
    }

    private Outcome judge(SignedJWT token, JWTClaimsSet claims, TrustedIssuer issuer, Instant now) throws ParseException {
        var person = claims.getClaim(issuer.personClaim()) instanceof String text && !text.isBlank() ? text : null;
        if (person == null || !claims.getAudience().contains(issuer.audience()) || claims.getExpirationTime() == null
                || isAfter(claims.getNotBeforeTime(), now.plus(LEEWAY)) || isAfter(claims.getIssueTime(), now.plus(LEEWAY))) {
            return new Outcome.Bad();
        }
        if (!isAfter(claims.getExpirationTime(), now.minus(LEEWAY))) {
            return new Outcome.Expired();
        }
        var tokenId = Optional.ofNullable(claims.getJWTID()).orElse(token.getSignature().toString().substring(0, 32));
        return new Outcome.Good(issuer, person, issuer.builtIn() ? keyThumbprint(claims) : Optional.empty(), tokenId);
    }

    private static Optional<String> keyThumbprint(JWTClaimsSet claims) throws ParseException {
        Map<String, Object> confirmation = claims.getJSONObjectClaim("cnf");
        return confirmation == null ? Optional.empty() : Optional.of((String) confirmation.get("jkt"));
    }

    private static boolean isAfter(Date date, Instant instant) {
        return date != null && date.toInstant().isAfter(instant);
    }
}
