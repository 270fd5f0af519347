package org.returnhome.access.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.returnhome.access.AccessConfiguration;
import org.returnhome.access.SigningKeys;

/** The issuers whose tokens are accepted: the built-in one, the authority's OpenID provider, or both. */
@Singleton
final class TrustedIssuers {
    private final Map<String, TrustedIssuer> issuers;

    @Inject
    TrustedIssuers(AccessConfiguration configuration, SigningKeys keys) {
        this(Stream.concat(
                configuration.hasBuiltInIssuer() ? Stream.of(builtIn(configuration, keys)) : Stream.empty(),
                configuration.hasOidc() ? Stream.of(provider(configuration)) : Stream.empty()).toArray(TrustedIssuer[]::new));
    }

    TrustedIssuers(TrustedIssuer... trusted) {
        issuers = Arrays.stream(trusted).collect(Collectors.toMap(TrustedIssuer::name, Function.identity()));
    }

    /** The trusted issuer of exactly this name. */
    Optional<TrustedIssuer> find(String name) {
        return Optional.ofNullable(issuers.get(name));
    }

    private static TrustedIssuer builtIn(AccessConfiguration configuration, SigningKeys keys) {
        return new TrustedIssuer(configuration.publicUrl(), configuration.audience(), JWSAlgorithm.ES256,
                Set.of(AccessTokens.TYPE), new ImmutableJWKSet<>(keys.tokenVerificationKeys()), "sub", true);
    }

    /** Providers differ in {@code typ}; the audience keeps out tokens that were meant for others. */
    private static TrustedIssuer provider(AccessConfiguration configuration) {
        return new TrustedIssuer(configuration.oidcIssuer(), configuration.oidcAudience(),
                JWSAlgorithm.parse(configuration.oidcAlgorithm()), Set.of("at+jwt", "application/at+jwt", "jwt", ""),
                new ProviderKeys(configuration.oidcIssuer(), configuration.oidcJwksUrl()),
                configuration.oidcPersonClaim(), false);
    }
}
