package org.returnhome.submission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.interfaces.ECPrivateKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.CompactJws;
import org.returnhome.submission.wire.PublicKeyP256;

/** Signs receipts with the server's key. May be used by many threads at once. */
public final class ReceiptSigner {
    /** The {@code typ} of a receipt. */
    static final String TYPE = "return-home-receipt";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    private final PublicKeyP256 publicKey;
    private final ECPrivateKey privateKey;

    /**
     * @param publicKey which tablets know from the server's JWKS; its thumbprint is the receipt's {@code kid}
     * @param privateKey its other half
     */
    public ReceiptSigner(PublicKeyP256 publicKey, ECPrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = CompactJws.ready(privateKey);
    }

    /** The receipt as a compact JWS. Signing again gives another text, so a receipt is signed once and stored. */
    public String sign(Receipt receipt) {
        return CompactJws.sign(payload(receipt), TYPE, publicKey, privateKey);
    }

    static byte[] payload(Receipt receipt) {
        var json = JsonNodeFactory.instance.objectNode().put("version", 1)
                .put("submission", receipt.submission().map(UUID::toString).orElse(null))
                .put("contentDigest", receipt.contentDigest().orElse(null)).put("base", receipt.base().orElse(null))
                .put("receivedAt", TIME.format(receipt.receivedAt())).put("state", receipt.state().word())
                .put("itemDigest", receipt.itemDigest().orElse(null));
        json.set("evidence", texts(receipt.evidence()));
        json.set("attachments", texts(receipt.attachments()));
        return CanonicalJson.write(json);
    }

    private static ArrayNode texts(List<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
