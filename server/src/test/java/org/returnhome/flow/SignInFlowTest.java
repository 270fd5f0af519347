package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.DeviceProof;
import org.returnhome.access.Digests;
import org.returnhome.access.People;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;

/** Signing in with the built-in issuer, from user name to {@code viewer}. */
class SignInFlowTest {
    private static final String VIEWER = "{ viewer { id displayName role authority { name } agency { name kind } team { name } device { id } } }";

    @RegisterExtension
    static final TestStores STORES = TestStores.serving();

    private final Http http = new Http(STORES);
    private TestPeople people;
    private Person worker;

    @BeforeEach
    void somebody() {
        people = TestPeople.in(STORES);
        worker = people.addWithPassword(Role.MISSING_WORKER);
    }

    private Http.Answer signIn(String userName, String password) {
        return http.form("/token", Map.of("grant_type", "password", "username", userName, "password", password));
    }

    private Http.Answer signIn(String password) {
        return signIn(worker.id().toString(), password);
    }

    private Http.Answer refresh(String token) {
        return http.form("/token", Map.of("grant_type", "refresh_token", "refresh_token", token));
    }

    @Test
    void a_request_without_a_token_is_refused_with_a_challenge() {
        var answer = Http.send(HttpRequest.newBuilder(http.url("/graphql")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ __typename }\"}")));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("notSignedIn");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer").doesNotContain("error");
    }

    @Test
    void a_broken_token_is_refused_as_invalid() {
        var answer = http.graphql("broken", VIEWER, Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("tokenInvalid");
        assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void the_token_of_somebody_who_left_is_refused_at_once() {
        var token = people.token(worker);
        assertThat(http.graphql(token, VIEWER, Map.of()).status()).isEqualTo(200);
        STORES.bean(People.class).setActive(worker.id(), false);
        assertThat(http.graphql(token, VIEWER, Map.of()).code()).isEqualTo("tokenInvalid");
        assertThat(signIn(TestPeople.PASSWORD).status()).isEqualTo(400);
    }

    @Test
    void an_unknown_name_and_a_wrong_password_are_answered_alike_in_words_and_time() {
        long start = System.nanoTime();
        var wrong = signIn("wrong password");
        var wrongTook = Duration.ofNanos(System.nanoTime() - start);
        start = System.nanoTime();
        var unknown = signIn("nobody", "wrong password");
        var unknownTook = Duration.ofNanos(System.nanoTime() - start);
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(unknown.json()).isEqualTo(wrong.json());
        assertThat(wrongTook).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        assertThat(unknownTook).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void after_five_wrong_passwords_even_the_right_one_must_wait() {
        for (int slip = 0; slip < 5; slip++) {
            signIn("wrong password");
        }
        assertThat(signIn(TestPeople.PASSWORD).json().path("error").asText()).isEqualTo("invalid_grant");
        STORES.bean(Register.class).change(Sql.of("UPDATE person SET locked_until = ? WHERE id = ?", Instant.now(), worker.id()));
        assertThat(signIn(TestPeople.PASSWORD).status()).as("after the wait").isEqualTo(200);
    }

    @Test
    void a_right_password_forgets_earlier_slips() {
        for (int round = 0; round < 2; round++) {
            for (int slip = 0; slip < 4; slip++) {
                signIn("wrong password");
            }
            assertThat(signIn(TestPeople.PASSWORD).status()).isEqualTo(200);
        }
    }

    @Test
    void a_malformed_form_is_refused_by_name() {
        assertThat(http.form("/token", Map.of("grant_type", "implicit")).json().path("error").asText()).isEqualTo("unsupported_grant_type");
        assertThat(http.form("/token", Map.of("username", "somebody")).json().path("error").asText()).isEqualTo("invalid_request");
        assertThat(http.form("/token", Map.of("grant_type", "password", "username", "a\0b", "password", "x")).json().path("error").asText())
                .isEqualTo("invalid_request");
        var twice = Http.send(HttpRequest.newBuilder(http.url("/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&grant_type=password&username=a&password=b")));
        assertThat(twice.json().path("error").asText()).isEqualTo("invalid_request");
    }

    @Test
    void an_old_refresh_token_ends_the_sign_in() {
        var first = signIn(TestPeople.PASSWORD).json().path("refresh_token").asText();
        var second = refresh(first).json().path("refresh_token").asText();
        assertThat(refresh(first).json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(refresh(second).json().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void the_right_password_gives_a_token_that_the_published_key_verifies() throws Exception {
        var answer = signIn(TestPeople.PASSWORD);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(600);
        var token = SignedJWT.parse(answer.json().path("access_token").asText());
        var keys = JWKSet.parse(http.get("/.well-known/jwks.json").json().toString());
        assertThat(keys.containsNonPublicKeys()).isFalse();
        assertThat(token.verify(new ECDSAVerifier(keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey()))).isTrue();
        var metadata = http.get("/.well-known/openid-configuration").json();
        assertThat(metadata.path("issuer").asText()).isEqualTo(token.getJWTClaimsSet().getIssuer());
        assertThat(metadata.path("token_endpoint").asText()).endsWith("/token");
    }

    @Test
    void receipts_have_other_keys_than_tokens() throws Exception {
        var tokens = JWKSet.parse(http.get("/.well-known/jwks.json").json().toString());
        var receipts = JWKSet.parse(http.get("/.well-known/receipt-keys.json").json().toString());
        assertThat(receipts.containsNonPublicKeys()).isFalse();
        assertThat(receipts.getKeys()).hasSize(1).doesNotContainAnyElementsOf(tokens.getKeys());
    }

    @Test
    void the_viewer_is_who_the_register_says() {
        var token = signIn(TestPeople.PASSWORD).json().path("access_token").asText();
        var viewer = http.graphql(token, VIEWER, Map.of()).json().path("data").path("viewer");
        assertThat(viewer.path("id").asText()).isEqualTo("Person:" + worker.id());
        assertThat(viewer.path("role").asText()).isEqualTo("missingWorker");
        assertThat(viewer.path("authority").path("name").asText()).isEqualTo("Fernwick");
        assertThat(viewer.path("agency").path("kind").asText()).isEqualTo("localAuthority");
        assertThat(viewer.path("team").isNull()).isTrue();
        assertThat(viewer.path("device").isNull()).isTrue();
    }

    @Test
    void a_refresh_with_the_devices_proof_binds_the_token_to_the_device() {
        var key = TestPeople.key();
        var device = people.enrol(worker, key);
        var refreshToken = signIn(TestPeople.PASSWORD).json().path("refresh_token").asText();
        var answer = http.form("/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "device_proof",
                TestPeople.proof(key, DeviceProof.REFRESH, "refreshTokenDigest", Digests.of(refreshToken))));
        assertThat(answer.status()).isEqualTo(200);
        var viewer = http.graphql(answer.json().path("access_token").asText(), VIEWER, Map.of()).json().path("data").path("viewer");
        assertThat(viewer.path("device").path("id").asText()).isEqualTo("Device:" + device.id());
    }

    @Test
    void somebody_without_a_password_cannot_sign_in_here() {
        var external = people.add(Role.TEAM_MANAGER);
        assertThat(signIn(external.id().toString(), "").json().path("error").asText()).isEqualTo("invalid_request");
        assertThat(signIn(external.id().toString(), "anything at all").json().path("error").asText()).isEqualTo("invalid_grant");
    }
}
