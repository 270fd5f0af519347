package org.returnhome.tablet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.nimbusds.jose.JOSEException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.returnhome.access.SigningKeys;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.CompactJws;
import org.returnhome.submission.wire.PublicKeyP256;

/**
 * Signs that a sealed copy is on disk: compact JWS with the key of receipts, payload the canonical JSON of {@code version},
 * {@code sealedCopy} (the client id), {@code digest} (SHA-256 of the text), {@code size} and {@code receivedAt}.
 */
@Singleton
class SealedCopyReceipts {
    /** Its {@code typ}, so that it passes for no other receipt. */
    static final String TYPE = "return-home-sealed-copy-receipt";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final SigningKeys keys;

    SealedCopyReceipts(SigningKeys keys) {
        this.keys = keys;
    }

    String sign(UUID clientId, String digest, long size, Instant receivedAt) {
        var payload = CanonicalJson.write(JsonNodeFactory.instance.objectNode().put("version", 1).put("sealedCopy", clientId.toString())
                .put("digest", digest).put("size", size).put("receivedAt", TIME.format(receivedAt)));
        try {
            var key = keys.receiptKey();
            return CompactJws.sign(payload, TYPE, PublicKeyP256.of(key.toECPublicKey()), key.toECPrivateKey());
        } catch (JOSEException fault) {
            throw new IllegalStateException("the receipt key is no P-256 key", fault);
        }
    }
}
