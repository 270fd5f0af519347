package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.People;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.storage.TestStores;

/** Tokens of the authority's own OpenID provider, beside those of the built-in issuer. */
class OpenIdFlowTest {
    private static final String PROVIDER = "fernwick";
    private static final String AUDIENCE = "return-home-at-fernwick";
    private static final String VIEWER = "{ viewer { id } }";

    /** A provider whose signing key can be changed, as providers do every few weeks. */
    private static final class ChangingKeys extends KeyProvider {
        private RSAKey now = next();

        private static RSAKey next() {
            try {
                return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).algorithm(JWSAlgorithm.RS256).generate();
            } catch (JOSEException fault) {
                throw new IllegalStateException(fault);
            }
        }

        @Override
        public JWK signingKey(String issuer) {
            return now;
        }
    }

    private static final ChangingKeys KEYS = new ChangingKeys();
    private static final MockOAuth2Server SERVER = started();

    @RegisterExtension
    static final TestStores STORES = TestStores.serving()
            .setting("return-home.access.oidc-issuer", SERVER.issuerUrl(PROVIDER).toString())
            .setting("return-home.access.oidc-audience", AUDIENCE);

    private final Http http = new Http(STORES);
    private TestPeople people;
    private Person manager;

    private static MockOAuth2Server started() {
        var server = new MockOAuth2Server(new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(KEYS)));
        server.start();
        return server;
    }

    @AfterAll
    static void stop() {
        SERVER.shutdown();
    }

    @BeforeEach
    void somebody() {
        people = TestPeople.in(STORES);
        manager = people.add(Role.TEAM_MANAGER);
        STORES.bean(People.class).addIdentity(manager.id(), SERVER.issuerUrl(PROVIDER).toString(), "subject-of-" + manager.id());
    }

    private String token(String issuer, String subject, String audience, long seconds) {
        return SERVER.issueToken(issuer, "desk", new DefaultOAuth2TokenCallback(issuer, subject, "JWT", List.of(audience), Map.of(), seconds))
                .serialize();
    }

    private String good() {
        return token(PROVIDER, "subject-of-" + manager.id(), AUDIENCE, 300);
    }

    private String forged(JWSHeader header, JWSSigner signer) throws JOSEException {
        var token = new SignedJWT(header, new JWTClaimsSet.Builder().issuer(SERVER.issuerUrl(PROVIDER).toString()).audience(AUDIENCE)
                .subject("subject-of-" + manager.id()).expirationTime(Date.from(Instant.now().plusSeconds(300))).build());
        token.sign(signer);
        return token.serialize();
    }

    private String refusal(String token) {
        var answer = http.graphql(token, VIEWER, Map.of());
        assertThat(answer.status()).isEqualTo(401);
        return answer.code();
    }

    @Test
    void a_subject_that_the_register_does_not_know_is_refused() {
        assertThat(refusal(token(PROVIDER, "stranger", AUDIENCE, 300))).isEqualTo("tokenInvalid");
        assertThat(refusal(token(PROVIDER, manager.id().toString(), AUDIENCE, 300))).as("ids are the built-in issuer's").isEqualTo("tokenInvalid");
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        assertThat(refusal(token(PROVIDER, "subject-of-" + manager.id(), "another-service", 300))).isEqualTo("tokenInvalid");
    }

    @Test
    void a_token_of_another_issuer_is_refused() {
        assertThat(refusal(token("northwold", "subject-of-" + manager.id(), AUDIENCE, 300))).isEqualTo("tokenInvalid");
    }

    @Test
    void a_token_past_its_time_is_refused() {
        assertThat(refusal(token(PROVIDER, "subject-of-" + manager.id(), AUDIENCE, -60))).isEqualTo("tokenExpired");
    }

    @Test
    void a_mac_made_with_the_public_key_and_another_algorithm_of_the_same_key_are_refused() throws Exception {
        var key = KEYS.now;
        assertThat(refusal(forged(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).type(JOSEObjectType.JWT).build(),
                new MACSigner(key.toRSAPublicKey().getEncoded())))).isEqualTo("tokenInvalid");
        assertThat(refusal(forged(new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(key.getKeyID()).type(JOSEObjectType.JWT).build(),
                new RSASSASigner(key)))).isEqualTo("tokenInvalid");
        assertThat(refusal(forged(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(JOSEObjectType.JWT).build(),
                new RSASSASigner(ChangingKeys.next())))).as("another key").isEqualTo("tokenInvalid");
    }

    @Test
    void the_built_in_issuer_does_not_speak_for_the_provider_nor_the_provider_for_it() throws Exception {
        var key = KEYS.now;
        var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).type(new JOSEObjectType("at+jwt")).build(),
                new JWTClaimsSet.Builder().issuer("http://localhost:8080").audience("return-home").subject(manager.id().toString())
                        .expirationTime(Date.from(Instant.now().plusSeconds(300))).build());
        token.sign(new RSASSASigner(key));
        assertThat(refusal(token.serialize())).isEqualTo("tokenInvalid");
    }

    @Test
    void a_good_token_lets_the_person_in_and_so_does_one_of_the_built_in_issuer() {
        for (var token : List.of(good(), people.token(manager))) {
            assertThat(http.graphql(token, VIEWER, Map.of()).json().path("data").path("viewer").path("id").asText())
                    .isEqualTo("Person:" + manager.id());
        }
    }

    @Test
    void a_new_key_of_the_provider_is_found_when_a_token_names_it() {
        assertThat(http.graphql(good(), VIEWER, Map.of()).status()).isEqualTo(200);
        var before = KEYS.now;
        KEYS.now = ChangingKeys.next();
        assertThat(KEYS.now.getKeyID()).isNotEqualTo(before.getKeyID());
        assertThat(http.graphql(good(), VIEWER, Map.of()).status()).isEqualTo(200);
    }
}
