package org.returnhome.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.returnhome.access.TestPeople;

/** Tokens that must not pass, and one that does. */
class TokenCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final String ISSUER = "https://returnhome.example.org";
    private static final ECKey KEY = TestPeople.key();

    private final TokenCheck check = check(KEY);

    private static TokenCheck check(ECKey published) {
        var issuer = new TrustedIssuer(ISSUER, "return-home", JWSAlgorithm.ES256, Set.of("at+jwt"),
                new ImmutableJWKSet<>(new JWKSet(published.toPublicJWK())), "sub", true);
        return new TokenCheck(new TrustedIssuers(issuer), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer(ISSUER).audience("return-home").subject("somebody").jwtID("t1")
                .issueTime(Date.from(NOW)).expirationTime(Date.from(NOW.plusSeconds(600)));
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID()).type(new JOSEObjectType("at+jwt"));
    }

    private static String token(JWSHeader header, JWTClaimsSet claims, ECKey key) throws Exception {
        var token = new SignedJWT(header, claims);
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }

    private static String with(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        return token(header().build(), change.apply(claims()).build(), KEY);
    }

    private static String good() throws Exception {
        return with(claims -> claims);
    }

    private void assertBad(String token) {
        assertThat(check.check(token)).isEqualTo(new TokenCheck.Outcome.Bad());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b", "a.b.c.d.e"})
    void what_is_no_token_is_bad(String text) {
        assertBad(text);
    }

    @Test
    void alg_none_is_bad() throws Exception {
        var claims = good().split("\\.")[1];
        for (var alg : new String[] {"none", "None", "NONE", "nOnE"}) {
            var head = base64("{\"alg\":\"" + alg + "\",\"typ\":\"at+jwt\",\"kid\":\"" + KEY.getKeyID() + "\"}");
            assertBad(head + "." + claims + ".");
            assertBad(head + "." + claims + "." + good().split("\\.")[2]);
        }
    }

    @Test
    void a_mac_made_with_the_public_key_is_bad() throws Exception {
        var forged = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(KEY.getKeyID()).type(new JOSEObjectType("at+jwt")).build(),
                claims().build());
        forged.sign(new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        assertBad(forged.serialize());
    }

    @Test
    void respelt_base64url_is_bad() throws Exception {
        var parts = good().split("\\.");
        assertBad(good() + "=");
        assertBad(parts[0] + "=." + parts[1] + "." + parts[2]);
        assertBad(good().replace('-', '+').replace('_', '/') + "=");
        assertBad(good() + "\n");
        assertBad(" " + good());
        // 64 bytes leave four bits of the last letter unused: another letter there is the same bytes, otherwise spelt
        var last = parts[2].charAt(parts[2].length() - 1);
        var letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var respelt = letters.charAt(letters.indexOf(last) + 1);
        var twin = good().substring(0, good().length() - 1) + respelt;
        assertBad(parts[0] + "." + parts[1] + "." + parts[2].substring(0, parts[2].length() - 1) + respelt);
        assertBad(twin);
    }

    @Test
    void a_header_or_payload_that_names_a_key_twice_is_bad() throws Exception {
        var parts = good().split("\\.");
        assertBad(base64("{\"alg\":\"ES256\",\"alg\":\"ES256\"}") + "." + parts[1] + "." + parts[2]);
        assertBad(parts[0] + "." + base64("{\"sub\":\"a\",\"sub\":\"b\"}") + "." + parts[2]);
    }

    @Test
    void a_critical_header_that_nobody_knows_is_bad() throws Exception {
        assertBad(token(header().criticalParams(Set.of("exp")).customParam("exp", 1).build(), claims().build(), KEY));
        assertBad(token(header().base64URLEncodePayload(true).criticalParams(Set.of("b64")).build(), claims().build(), KEY));
    }

    @Test
    void a_token_of_another_type_is_bad() throws Exception {
        for (var type : new String[] {"JWT", "receipt+jwt", "enrolment-proof+jwt"}) {
            assertBad(token(header().type(new JOSEObjectType(type)).build(), claims().build(), KEY));
        }
        assertBad(token(header().type(null).build(), claims().build(), KEY));
    }

    @Test
    void a_token_by_another_key_is_bad_even_under_the_known_kid() throws Exception {
        assertBad(token(header().build(), claims().build(), TestPeople.key()));
    }

    @Test
    void a_key_that_came_with_the_token_is_not_used() throws Exception {
        var own = TestPeople.key();
        assertBad(token(header().jwk(own.toPublicJWK()).build(), claims().build(), own));
        assertBad(token(header().jwk(own.toPublicJWK()).keyID(own.getKeyID()).build(), claims().build(), own));
    }

    @Test
    void a_token_without_kid_is_bad() throws Exception {
        assertBad(token(header().keyID(null).build(), claims().build(), KEY));
    }

    @Test
    void a_published_key_that_is_not_for_signatures_is_not_used() throws Exception {
        var forEncryption = new ECKey.Builder(KEY).keyUse(KeyUse.ENCRYPTION).build();
        assertThat(check(forEncryption).check(good())).isEqualTo(new TokenCheck.Outcome.Bad());
        var forDerivation = new ECKey.Builder(KEY).keyOperations(Set.of(KeyOperation.DERIVE_KEY)).build();
        assertThat(check(forDerivation).check(good())).isEqualTo(new TokenCheck.Outcome.Bad());
        var otherAlgorithm = new ECKey.Builder(KEY).algorithm(JWSAlgorithm.ES384).build();
        assertThat(check(otherAlgorithm).check(good())).isEqualTo(new TokenCheck.Outcome.Bad());
    }

    @Test
    void another_issuer_another_audience_and_none_are_bad() throws Exception {
        assertBad(with(claims -> claims.issuer("https://elsewhere.example.org")));
        assertBad(with(claims -> claims.issuer(null)));
        assertBad(with(claims -> claims.audience("another-service")));
        assertBad(with(claims -> claims.audience((String) null)));
    }

    @Test
    void a_token_for_nobody_is_bad() throws Exception {
        assertBad(with(claims -> claims.subject(null)));
        assertBad(with(claims -> claims.subject(" ")));
    }

    @Test
    void a_token_without_end_or_not_yet_good_is_bad() throws Exception {
        assertBad(with(claims -> claims.expirationTime(null)));
        assertBad(with(claims -> claims.notBeforeTime(Date.from(NOW.plusSeconds(60)))));
        assertBad(with(claims -> claims.issueTime(Date.from(NOW.plusSeconds(60)))));
    }

    @Test
    void a_token_past_its_time_is_expired_beyond_half_a_minute() throws Exception {
        assertThat(check.check(with(claims -> claims.expirationTime(Date.from(NOW.minus(Duration.ofSeconds(31)))))))
                .isEqualTo(new TokenCheck.Outcome.Expired());
        assertThat(check.check(with(claims -> claims.expirationTime(Date.from(NOW.minus(Duration.ofSeconds(29)))))))
                .isInstanceOf(TokenCheck.Outcome.Good.class);
    }

    @Test
    void a_good_token_says_who_and_which_token_it_is() throws Exception {
        assertThat(check.check(good())).isInstanceOfSatisfying(TokenCheck.Outcome.Good.class, outcome -> {
            assertThat(outcome.person()).isEqualTo("somebody");
            assertThat(outcome.tokenId()).isEqualTo("t1");
            assertThat(outcome.keyThumbprint()).isEmpty();
        });
    }
}
