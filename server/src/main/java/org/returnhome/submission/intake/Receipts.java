package org.returnhome.submission.intake;

import com.nimbusds.jose.JOSEException;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.returnhome.access.SigningKeys;
import org.returnhome.submission.ItemReading;
import org.returnhome.submission.Receipt;
import org.returnhome.submission.ReceiptSigner;
import org.returnhome.submission.SubmissionItem;
import org.returnhome.submission.wire.PublicKeyP256;

/** Signs receipts with the server's own key; nothing in them comes from the register. */
@Singleton
class Receipts {
    private final ReceiptSigner signer;

    Receipts(SigningKeys keys) {
        try {
            var key = keys.receiptKey();
            signer = new ReceiptSigner(PublicKeyP256.of(key.toECPublicKey()), key.toECPrivateKey());
        } catch (JOSEException fault) {
            throw new IllegalStateException("the receipt key is no P-256 key", fault);
        }
    }

    String stored(ItemReading.Readable item, Instant receivedAt) {
        return signer.sign(Receipt.stored(item, receivedAt));
    }

    String quarantined(ItemReading.Salvage salvage, SubmissionItem item, Instant receivedAt) {
        return signer.sign(Receipt.quarantined(salvage, item, receivedAt));
    }
}
