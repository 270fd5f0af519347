package org.returnhome.access;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.returnhome.storage.ConfigurationCheck;

/**
 * Who may issue tokens, and which keys the server has.
 *
 * @param publicUrl          PUBLIC_URL: the address under which this server is known; the built-in issuer's name
 * @param audience           TOKEN_AUDIENCE: the audience of tokens of the built-in issuer
 * @param builtInIssuer      BUILT_IN_ISSUER: {@code on} or {@code off}; off when all people sign in elsewhere
 * @param tokenSigningKeys   TOKEN_SIGNING_KEYS: JWK set of private P-256 keys, the first one signs tokens; empty to keep one in the data directory
 * @param receiptSigningKeys RECEIPT_SIGNING_KEYS: the same for receipts
 * @param sealingKey         SEALING_KEY: public P-256 JWK for sealed copies of authorities that have none of their own
 * @param oidcIssuer         OIDC_ISSUER: the authority's OpenID provider, exactly as in {@code iss}; empty for none
 * @param oidcAudience       OIDC_AUDIENCE: the audience that provider's tokens must have
 * @param oidcJwksUrl        OIDC_JWKS_URL: where its keys are; empty to find it by discovery
 * @param oidcPersonClaim    OIDC_PERSON_CLAIM: the claim that says who the person is, as registered for that issuer
 * @param oidcAlgorithm      OIDC_ALGORITHM: the one signature algorithm that is accepted from it
 */
@ConfigurationProperties("return-home.access")
public record AccessConfiguration(
        @Bindable(defaultValue = "http://localhost:8080") String publicUrl,
        @Bindable(defaultValue = "return-home") String audience,
        @Bindable(defaultValue = "on") String builtInIssuer,
        @Bindable(defaultValue = "") String tokenSigningKeys,
        @Bindable(defaultValue = "") String receiptSigningKeys,
        @Bindable(defaultValue = "") String sealingKey,
        @Bindable(defaultValue = "") String oidcIssuer,
        @Bindable(defaultValue = "") String oidcAudience,
        @Bindable(defaultValue = "") String oidcJwksUrl,
        @Bindable(defaultValue = "sub") String oidcPersonClaim,
        @Bindable(defaultValue = "RS256") String oidcAlgorithm) implements ConfigurationCheck {

    private static final Set<String> ALGORITHMS = Set.of("RS256", "PS256", "ES256");

    @Override
    public List<String> problems() {
        var problems = new ArrayList<String>();
        address(problems, "PUBLIC_URL", publicUrl, "set it to the address under which tablets reach this server");
        if (audience.isBlank()) {
            problems.add("TOKEN_AUDIENCE is blank: leave it out for return-home, or set it to a name for this service.");
        }
        if (!Set.of("on", "off").contains(builtInIssuer)) {
            problems.add("BUILT_IN_ISSUER is neither on nor off: set it to one of them.");
        } else if (!hasBuiltInIssuer() && !hasOidc()) {
            problems.add("BUILT_IN_ISSUER is off and OIDC_ISSUER is not set, so nobody could sign in: set one of them.");
        }
        Keys.problem(tokenSigningKeys).ifPresent(problem -> problems.add("TOKEN_SIGNING_KEYS " + problem));
        Keys.problem(receiptSigningKeys).ifPresent(problem -> problems.add("RECEIPT_SIGNING_KEYS " + problem));
        Keys.sealingProblem(sealingKey).ifPresent(problem -> problems.add("SEALING_KEY " + problem));
        if (hasOidc()) {
            oidcProblems(problems);
        } else if (!oidcAudience.isBlank() || !oidcJwksUrl.isBlank()) {
            problems.add("OIDC_AUDIENCE or OIDC_JWKS_URL is set without OIDC_ISSUER: set OIDC_ISSUER too, or leave them out.");
        }
        return problems;
    }

    private void oidcProblems(List<String> problems) {
        address(problems, "OIDC_ISSUER", oidcIssuer, "copy it from the provider, letter for letter");
        if (oidcIssuer.equals(publicUrl)) {
            problems.add("OIDC_ISSUER is the same as PUBLIC_URL: another issuer needs another name.");
        }
        if (oidcAudience.isBlank()) {
            problems.add("OIDC_AUDIENCE is not set: set it to the audience that the provider puts into tokens for this service.");
        }
        if (!oidcJwksUrl.isBlank()) {
            address(problems, "OIDC_JWKS_URL", oidcJwksUrl, "copy it from the provider, or leave it out to have it looked up");
        }
        if (oidcPersonClaim.isBlank()) {
            problems.add("OIDC_PERSON_CLAIM is blank: leave it out for sub, or name the claim that identifies a person.");
        }
        if (!ALGORITHMS.contains(oidcAlgorithm)) {
            problems.add("OIDC_ALGORITHM is none of ES256, PS256, RS256: set it to the one the provider signs with.");
        }
    }

    /** Whether people of the register may sign in here with user name and password. */
    public boolean hasBuiltInIssuer() {
        return builtInIssuer.equals("on");
    }

    /** Whether tokens of the authority's own OpenID provider are accepted. */
    public boolean hasOidc() {
        return !oidcIssuer.isBlank();
    }

    /** Tokens and keys go over these addresses, so they are protected on the way, except within one machine. */
    private static void address(List<String> problems, String variable, String text, String remedy) {
        try {
            var uri = URI.create(text);
            var local = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || local && "http".equals(uri.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // told below
        }
        problems.add(variable + " is not an https address (http only on localhost): " + remedy + ".");
    }
}
