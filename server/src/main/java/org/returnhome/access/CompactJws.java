package org.returnhome.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;

/**
 * Strict reading of a small compact JWS whose payload is a JSON object. Nimbus alone accepts base64url that is spelt in
 * more than one way and JSON that names a key twice; both would let one token have two texts, or two meanings.
 */
public final class CompactJws {
    private static final int LONGEST = 8 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private CompactJws() {}

    /** The signed object, not yet verified; empty if the text is not one in its only spelling. */
    public static Optional<SignedJWT> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var parts = text.split("\\.", -1);
        if (parts.length != 3 || !isObject(parts[0]) || !isObject(parts[1]) || bytes(parts[2]).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedJWT.parse(text)).filter(jwt -> jwt.getHeader().getCriticalParams() == null);
        } catch (ParseException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** The bytes of unpadded base64url; empty if it is empty or not the one spelling of those bytes (RFC 4648 §3.5). */
    static Optional<byte[]> bytes(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            return bytes.length > 0 && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)
                    ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isObject(String part) {
        return bytes(part).map(CompactJws::readsAsObject).orElse(false);
    }

    private static boolean readsAsObject(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            return node != null && node.isObject();
        } catch (JsonProcessingException malformed) {
            return false;
        } catch (IOException fault) {
            return false;
        }
    }
}
