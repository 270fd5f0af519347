package org.returnhome.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.submission.Tablets.SIGNED_BY_CHILD;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.ItemReading.Note;
import org.returnhome.submission.ItemReading.OverLimit;
import org.returnhome.submission.ItemReading.Readable;
import org.returnhome.submission.ItemReading.Unreadable;
import org.returnhome.submission.wire.Sha256;

class ReadItemTest {
    private final ReadItem read = new ReadItem(new EnvelopeSchema());
    private final TabletSigner tablet = Tablets.tablet();
    private final DeviceKeys keys = Tablets.enrolled(tablet);

    @Test
    void an_item_over_a_limit_is_not_kept() {
        var item = tablet.sign(Tablets.draft(), SIGNED_BY_CHILD).item();
        var blob = new SubmissionItem.Blob(Sha256.hex(new byte[0]), "A".repeat(350_000));
        assertThat(List.of(new SubmissionItem(item.jws() + "A".repeat(1 << 20), item.blobs()),
                new SubmissionItem(item.jws(), List.of(blob)),
                new SubmissionItem(item.jws(), Collections.nCopies(17, item.blobs().getFirst()))))
                .allSatisfy(large -> assertThat(read.read(large, keys, Tablets.sender()))
                        .isInstanceOfSatisfying(OverLimit.class, over -> assertThat(over.problem().code()).isEqualTo(ProblemCode.OVER_LIMIT)));
    }

    @Test
    void an_item_of_another_worker_is_kept_aside_and_could_be_taken_for_genuine() {
        var signed = tablet.sign(Tablets.draft(), SIGNED_BY_CHILD);
        var reading = read.read(signed.item(), keys, new Sender(Tablets.OTHER_WORKER, false, Tablets.RECEIVED_AT));
        assertThat(reading).isInstanceOfSatisfying(Unreadable.class, unreadable -> {
            assertThat(unreadable.problems()).extracting(Problem::code).containsExactly(ProblemCode.PERSON_MISMATCH);
            assertThat(unreadable.salvage().submissionId()).contains(Tablets.SUBMISSION);
            assertThat(unreadable.salvage().contentDigest()).contains(signed.contentDigest());
            assertThat(unreadable.content().orElseThrow().envelope()).isEqualTo(signed.envelope());
        });
    }

    @Test
    void a_supervisor_may_bring_in_what_lay_on_a_revoked_device() {
        var signed = tablet.sign(Tablets.draft(), SIGNED_BY_CHILD);
        var revoked = Tablets.enrolled(tablet, Optional.of(Instant.parse("2026-11-19T17:00:00Z")));
        assertThat(read.read(signed.item(), revoked, new Sender(Tablets.OTHER_WORKER, true, Tablets.RECEIVED_AT)))
                .isInstanceOfSatisfying(Readable.class, readable ->
                        assertThat(readable.notes()).containsExactlyInAnyOrder(Note.IMPORTED, Note.REVOKED_DEVICE));
        assertThat(read.read(signed.item(), revoked, Tablets.sender()))
                .isInstanceOfSatisfying(Unreadable.class, unreadable -> assertThat(unreadable.problems())
                        .extracting(Problem::code).containsExactly(ProblemCode.REVOKED_DEVICE));
    }

    @Test
    void a_submission_is_read_back_as_the_tablet_wrote_it() {
        var signed = tablet.sign(Tablets.draft(), SIGNED_BY_CHILD);
        assertThat(read.read(signed.item(), keys, Tablets.sender())).isInstanceOfSatisfying(Readable.class, readable -> {
            assertThat(readable.envelope()).isEqualTo(signed.envelope());
            assertThat(readable.payload()).isEqualTo(signed.payload());
            assertThat(readable.contentDigest()).isEqualTo(signed.contentDigest());
            assertThat(readable.evidence()).containsOnlyKeys(Sha256.hex(Tablets.STROKES));
            assertThat(readable.evidence().get(Sha256.hex(Tablets.STROKES))).isEqualTo(Tablets.STROKES);
            assertThat(readable.notes()).isEmpty();
        });
    }

    @Test
    void a_blob_that_the_envelope_does_not_name_has_no_standing() {
        var signed = tablet.sign(Tablets.draft(), SIGNED_BY_CHILD);
        var more = new SubmissionItem(signed.item().jws(),
                List.of(signed.item().blobs().getFirst(), SubmissionItem.Blob.of(new byte[] {1, 2, 3})));
        assertThat(read.read(more, keys, Tablets.sender())).isInstanceOfSatisfying(Readable.class, readable ->
                assertThat(readable.evidence()).hasSize(1));
    }

    @Test
    void a_clock_two_days_off_is_noticed_and_refuses_nothing() {
        for (var days : List.of(-2, 2)) {
            var off = Duration.ofDays(days);
            var known = new DeviceClock(Tablets.NOW, Optional.of(new DeviceClock.Measurement(off, Tablets.NOW)));
            var putBack = new DeviceClock(Tablets.NOW, Optional.of(new DeviceClock.Measurement(Duration.ZERO, Tablets.NOW.plusDays(2))));
            var ahead = new DeviceClock(Tablets.NOW.plusDays(2), Optional.empty());
            assertThat(List.of(known, putBack, ahead)).allSatisfy(clock -> assertThat(
                    read.read(tablet.sign(Tablets.draft().clock(clock), SIGNED_BY_CHILD).item(), keys, Tablets.sender()))
                    .isInstanceOfSatisfying(Readable.class, readable -> assertThat(readable.notes()).containsExactly(Note.CLOCK_OFF)));
        }
        var monthOffline = new Sender(Tablets.WORKER, false, Tablets.RECEIVED_AT.plus(Duration.ofDays(30)));
        assertThat(read.read(tablet.sign(Tablets.draft(), SIGNED_BY_CHILD).item(), keys, monthOffline))
                .isInstanceOfSatisfying(Readable.class, readable -> assertThat(readable.notes()).isEmpty());
    }

    @Test
    void a_later_practitioner_part_changes_the_content_digest_and_leaves_the_signature_valid() {
        var first = tablet.sign(Tablets.draft(), SIGNED_BY_CHILD);
        var second = tablet.sign(TabletDraft.revising(first, Tablets.NOW.plusHours(2))
                .answer("analysis", "Read again with the manager.", AnswerSource.WORKER), SIGNED_BY_CHILD);
        assertThat(second.envelope().base()).contains(first.contentDigest());
        assertThat(second.contentDigest()).isNotEqualTo(first.contentDigest());
        assertThat(second.envelope().evidence()).allMatch(evidence -> evidence.signs(SignedDigest.of(second.envelope(), SIGNED_BY_CHILD)));
        assertThat(read.read(second.item(), keys, Tablets.sender())).isInstanceOf(Readable.class);
    }

    @Test
    void a_change_to_what_was_signed_voids_the_signature_and_keeps_it() {
        var first = tablet.sign(Tablets.draft(), SIGNED_BY_CHILD);
        var changes = List.of(TabletDraft.revising(first, Tablets.NOW).answer("outHarm", "yes", AnswerSource.CHILD),
                TabletDraft.revising(first, Tablets.NOW).wish("health", WishDecision.AGREE));
        assertThat(changes).allSatisfy(change -> {
            var second = tablet.sign(change, SIGNED_BY_CHILD);
            assertThat(second.envelope().evidence()).isEqualTo(first.envelope().evidence())
                    .noneMatch(evidence -> evidence.signs(SignedDigest.of(second.envelope(), SIGNED_BY_CHILD)));
            assertThat(read.read(second.item(), keys, Tablets.sender())).isInstanceOf(Readable.class);
        });
    }

    @Test
    void when_and_by_whom_an_answer_was_given_is_not_part_of_what_was_signed() {
        var first = tablet.sign(Tablets.draft(), SIGNED_BY_CHILD);
        var tappedAgain = tablet.sign(TabletDraft.revising(first, Tablets.NOW.plusMinutes(1))
                .answer("outHarm", "no", AnswerSource.WORKER), Set.copyOf(SIGNED_BY_CHILD));
        assertThat(SignedDigest.of(tappedAgain.envelope(), SIGNED_BY_CHILD)).isEqualTo(SignedDigest.of(first.envelope(), SIGNED_BY_CHILD));
    }
}
