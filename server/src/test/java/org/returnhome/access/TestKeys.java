package org.returnhome.access;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Map;

/** Keys for servers under test, the same for the whole run: they share no data directory in which to keep any. */
public final class TestKeys {
    private static final Map<String, Object> SETTINGS = Map.of(
            "return-home.access.token-signing-keys", new JWKSet(TestPeople.key()).toString(false),
            "return-home.access.receipt-signing-keys", new JWKSet(TestPeople.key()).toString(false),
            "return-home.access.sealing-key", TestPeople.key().toPublicJWK().toJSONString());

    private TestKeys() {}

    /** Settings that name them. */
    public static Map<String, Object> settings() {
        return SETTINGS;
    }
}
