package org.returnhome.submission.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.returnhome.problem.ProblemCode;

class PublicKeyP256Test {
    /** The key of RFC 7515, appendix A.3, with its thumbprint computed by Node's WebCrypto. */
    private static final String X = "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU";
    private static final String Y = "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0";

    @Test
    void a_key_of_another_kind_or_for_another_use_is_refused() throws Exception {
        var other = new ECKeyGenerator(Curve.P_384).generate().toPublicJWK().toJSONString();
        var keys = List.of(other, "{}", "[]", "null", "", jwk(Map.of("kty", "OKP")), jwk(Map.of("crv", "P-384")), jwk(Map.of("crv", "secp256k1")),
                jwk(Map.of("alg", "ES384")), jwk(Map.of("use", "enc")), jwk(Map.of("key_ops", "sign")), jwk(Map.of("x5u", "https://example.org")));
        assertThat(keys).allSatisfy(PublicKeyP256Test::refused);
    }

    @Test
    void a_private_key_is_refused() throws Exception {
        refused(new ECKeyGenerator(Curve.P_256).generate().toJSONString());
    }

    @Test
    void a_point_that_is_not_on_the_curve_is_refused() {
        var keys = List.of(jwk(Map.of("x", Y)), jwk(Map.of("x", "A".repeat(43))), jwk(Map.of("x", "A".repeat(43), "y", "A".repeat(43))));
        assertThat(keys).allSatisfy(PublicKeyP256Test::refused);
    }

    @Test
    void a_coordinate_that_is_respelt_short_or_padded_is_refused() {
        var keys = List.of(jwk(Map.of("x", X.substring(0, 42) + "V")), jwk(Map.of("x", X.substring(0, 42))), jwk(Map.of("x", X + "=")));
        assertThat(keys).allSatisfy(PublicKeyP256Test::refused);
    }

    @Test
    void a_member_named_twice_is_refused() {
        refused(jwk(Map.of()).replace("{", "{\"x\":\"" + Y + "\","));
    }

    @Test
    void a_key_as_a_browser_exports_it_is_read_and_named_by_its_thumbprint() throws Exception {
        var exported = jwk(Map.of()).replace("}", ",\"ext\":true,\"key_ops\":[\"verify\"]}");
        assertThat(PublicKeyP256.read(exported)).isInstanceOfSatisfying(Reading.Value.class, value -> {
            var key = (PublicKeyP256) value.value();
            assertThat(key.thumbprint()).isEqualTo("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
            assertThat(PublicKeyP256.read(key.toJwk())).isEqualTo(Reading.of(key));
        });
        assertThat(ECKey.parse(exported).computeThumbprint().toString()).isEqualTo("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U");
    }

    private static String jwk(Map<String, String> changes) {
        var members = new TreeMap<>(Map.of("kty", "EC", "crv", "P-256", "x", X, "y", Y));
        members.putAll(changes);
        var text = new StringBuilder("{");
        members.forEach((name, value) -> text.append(text.length() > 1 ? "," : "").append('"').append(name).append("\":\"").append(value).append('"'));
        return text.append('}').toString();
    }

    private static void refused(String jwk) {
        assertThat(PublicKeyP256.read(jwk)).isInstanceOfSatisfying(Reading.Refused.class, refused ->
                assertThat(refused.problem().code()).isIn(ProblemCode.WRONG_DEVICE_KEY, ProblemCode.MALFORMED_JSON, ProblemCode.DUPLICATE_KEY));
    }
}
