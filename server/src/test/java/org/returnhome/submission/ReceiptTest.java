package org.returnhome.submission;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.ECKey;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.ItemReading.Readable;
import org.returnhome.submission.ItemReading.Salvage;
import org.returnhome.submission.wire.Reading;

class ReceiptTest {
    private final TabletSigner tablet = Tablets.tablet();
    private final TabletSigner server = Tablets.tablet();
    private final ReceiptVerifier verifier = new ReceiptVerifier(List.of(server.publicKey()));
    private final TabletSigner.Signed signed = tablet.sign(Tablets.draft(), Tablets.SIGNED_BY_CHILD);
    private final Readable readable = (Readable) new ReadItem(new EnvelopeSchema())
            .read(signed.item(), Tablets.enrolled(tablet), Tablets.sender());

    @Test
    void a_receipt_by_another_key_is_refused() throws Exception {
        var forged = signer(Tablets.tablet()).sign(Receipt.stored(readable, Tablets.RECEIVED_AT));
        assertThat(verifier.read(forged)).isInstanceOfSatisfying(Reading.Refused.class, refused ->
                assertThat(((Problem) refused.problem()).code()).isEqualTo(ProblemCode.BAD_SIGNATURE));
    }

    @Test
    void a_signed_submission_does_not_pass_for_a_receipt() {
        assertThat(new ReceiptVerifier(List.of(tablet.publicKey())).read(signed.item().jws()))
                .isInstanceOfSatisfying(Reading.Refused.class, refused ->
                        assertThat(((Problem) refused.problem()).code()).isEqualTo(ProblemCode.HEADER_REFUSED));
    }

    @Test
    void the_receipt_of_a_stored_revision_says_what_is_stored() throws Exception {
        var receipt = Receipt.stored(readable, Tablets.RECEIVED_AT);
        assertThat(verifier.read(signer(server).sign(receipt))).isEqualTo(Reading.of(receipt));
        assertThat(receipt.submission()).contains(Tablets.SUBMISSION);
        assertThat(receipt.contentDigest()).contains(signed.contentDigest());
        assertThat(receipt.evidence()).containsExactly(signed.item().blobs().getFirst().digest());
        assertThat(receipt.itemDigest()).isEmpty();
    }

    @Test
    void the_receipt_of_a_quarantined_item_names_it_by_its_text() throws Exception {
        var nothing = new Salvage(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var receipt = Receipt.quarantined(nothing, signed.item(), Tablets.RECEIVED_AT);
        assertThat(verifier.read(signer(server).sign(receipt))).isEqualTo(Reading.of(receipt));
        assertThat(receipt.itemDigest()).contains(signed.item().itemDigest());
        assertThat(receipt.state()).isEqualTo(Receipt.State.QUARANTINED);
        assertThat(Receipt.quarantined(Salvage.of(readable), signed.item(), Tablets.RECEIVED_AT).submission()).contains(Tablets.SUBMISSION);
    }

    private static ReceiptSigner signer(TabletSigner key) throws Exception {
        return new ReceiptSigner(key.publicKey(), ECKey.parse(key.privateJwk()).toECPrivateKey());
    }
}
