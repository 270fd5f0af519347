package org.returnhome.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessConfigurationTest {
    private static final AccessConfiguration DEFAULTS =
            new AccessConfiguration("http://localhost:8080", "return-home", "on", "", "", "", "", "", "", "sub", "RS256");

    private static AccessConfiguration read(Map<String, String> variables) {
        var properties = new HashMap<String, Object>(variables);
        try (var context = ApplicationContext.builder().environments("test").deduceEnvironment(false).banner(false)
                .properties(properties).eagerInitSingletons(false).start()) {
            return context.getBean(AccessConfiguration.class);
        }
    }

    @Test
    void every_fault_is_named_at_once_with_its_variable() {
        var faulty = new AccessConfiguration("ftp://somewhere", " ", "perhaps", "{}", "no json", TestPeople.key().toJSONString(),
                "http://provider.example.org", "", "nonsense", " ", "none");
        assertThat(faulty.problems()).hasSize(11).allMatch(problem -> problem.matches("[A-Z_]+ .*: .*\\."))
                .anyMatch(problem -> problem.startsWith("PUBLIC_URL")).anyMatch(problem -> problem.startsWith("TOKEN_AUDIENCE"))
                .anyMatch(problem -> problem.startsWith("BUILT_IN_ISSUER")).anyMatch(problem -> problem.startsWith("TOKEN_SIGNING_KEYS"))
                .anyMatch(problem -> problem.startsWith("RECEIPT_SIGNING_KEYS")).anyMatch(problem -> problem.startsWith("SEALING_KEY"))
                .anyMatch(problem -> problem.startsWith("OIDC_ISSUER")).anyMatch(problem -> problem.startsWith("OIDC_AUDIENCE"))
                .anyMatch(problem -> problem.startsWith("OIDC_JWKS_URL")).anyMatch(problem -> problem.startsWith("OIDC_PERSON_CLAIM"))
                .anyMatch(problem -> problem.startsWith("OIDC_ALGORITHM"));
    }

    @Test
    void a_private_sealing_key_is_refused_and_never_repeated() {
        var key = TestPeople.key();
        var problems = new AccessConfiguration("http://localhost:8080", "return-home", "on", "", "", key.toJSONString(), "", "", "",
                "sub", "RS256").problems();
        assertThat(problems).singleElement().asString().startsWith("SEALING_KEY").doesNotContain(key.getD().toString());
    }

    @Test
    void nobody_to_sign_in_with_is_refused() {
        assertThat(new AccessConfiguration("http://localhost:8080", "return-home", "off", "", "", "", "", "", "", "sub", "RS256").problems())
                .singleElement().asString().startsWith("BUILT_IN_ISSUER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://returnhome.example.org", "", "localhost:8080", "https://", "/path"})
    void a_public_address_without_protection_on_the_way_is_refused(String address) {
        assertThat(new AccessConfiguration(address, "return-home", "on", "", "", "", "", "", "", "sub", "RS256").problems())
                .singleElement().asString().startsWith("PUBLIC_URL");
    }

    @Test
    void the_defaults_are_sound() {
        assertThat(read(Map.of())).isEqualTo(DEFAULTS);
        assertThat(DEFAULTS.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"RS256", "PS256", "ES256"})
    void every_variable_is_read(String algorithm) {
        var keys = new JWKSet(TestPeople.key()).toString(false);
        var sealing = TestPeople.key().toPublicJWK().toJSONString();
        var read = read(Map.ofEntries(Map.entry("PUBLIC_URL", "https://returnhome.example.org"), Map.entry("TOKEN_AUDIENCE", "a"),
                Map.entry("BUILT_IN_ISSUER", "off"), Map.entry("TOKEN_SIGNING_KEYS", keys), Map.entry("RECEIPT_SIGNING_KEYS", keys),
                Map.entry("SEALING_KEY", sealing), Map.entry("OIDC_ISSUER", "https://provider.example.org/x"),
                Map.entry("OIDC_AUDIENCE", "b"), Map.entry("OIDC_JWKS_URL", "https://provider.example.org/keys"),
                Map.entry("OIDC_PERSON_CLAIM", "oid"), Map.entry("OIDC_ALGORITHM", algorithm)));
        assertThat(read).isEqualTo(new AccessConfiguration("https://returnhome.example.org", "a", "off", keys, keys, sealing,
                "https://provider.example.org/x", "b", "https://provider.example.org/keys", "oid", algorithm));
        assertThat(read.problems()).isEmpty();
    }
}
