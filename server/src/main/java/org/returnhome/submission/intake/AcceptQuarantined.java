package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.storage.Ids;
import org.returnhome.submission.ItemReading;
import org.returnhome.submission.KnownForms;
import org.returnhome.submission.QuarantineDocuments;
import org.returnhome.submission.QuarantinedDocument;
import org.returnhome.submission.ReadItem;
import org.returnhome.submission.Sender;
import org.returnhome.submission.StoredSubmission;
import org.returnhome.submission.SubmissionDocuments;
import org.returnhome.submission.SubmissionItem;

/** Stores a quarantined item as a submission, because a person takes it for genuine, with a receipt of its own. */
@Singleton
public class AcceptQuarantined {
    private final QuarantineDocuments quarantine;
    private final ReadItem readItem;
    private final EnrolledKeys enrolledKeys;
    private final KnownForms forms;
    private final Circumstances circumstances;
    private final WriteBatches write;
    private final Receipts receipts;

    AcceptQuarantined(QuarantineDocuments quarantine, ReadItem readItem, EnrolledKeys enrolledKeys, KnownForms forms, Circumstances circumstances,
                      WriteBatches write, Receipts receipts) {
        this.quarantine = quarantine;
        this.readItem = readItem;
        this.enrolledKeys = enrolledKeys;
        this.forms = forms;
        this.circumstances = circumstances;
        this.write = write;
        this.receipts = receipts;
    }

    /** What came of it. */
    public sealed interface Outcome {
        /** It is a submission now, or was one before. */
        record Stored(UUID submissionId, String receipt) implements Outcome {}

        /** It cannot be read as a submission of a known form about a known child. */
        record NotStorable() implements Outcome {}
    }

    /**
     * Stores it. The document carries who accepted it and why, so that a crash on the way is repaired as any other.
     *
     * @param itemId under which it is known to people
     * @param by who accepts it, {@code reason} why, {@code at} when, to the millisecond
     */
    public Outcome accept(UUID authorityId, String itemDigest, UUID itemId, UUID by, String reason, Instant at) {
        var item = quarantine.find(authorityId, itemDigest).orElseThrow();
        var content = content(item).filter(readable -> forms.problem(readable.envelope().form()).isEmpty());
        if (content.isEmpty()) {
            return new Outcome.NotStorable();
        }
        var known = circumstances.of(authorityId, List.of(new Circumstances.Claim(content.map(ItemReading.Readable::envelope), Optional.empty()))).getFirst();
        if (!known.childKnown() || !known.workerKnown() || !known.visitFits() || known.idTaken()) {
            return new Outcome.NotStorable();
        }
        return keep(item, content.get(), known, new StoredSubmission.Acceptance(itemId, by, at, reason));
    }

    private Outcome keep(QuarantinedDocument item, ItemReading.Readable content, Circumstances.Known known, StoredSubmission.Acceptance acceptance) {
        var envelope = content.envelope();
        var ours = new StoredSubmission(item.authorityId(), envelope.id(), content.contentDigest(), item.jws(), content.payload(),
                content.evidence(), KeyId.of(item.jws()), receipts.stored(content, acceptance.at()), acceptance.at(), item.senderId(),
                Judgement.noticed(content, known), Optional.of(acceptance));
        var kept = write.write(new WriteBatches.Batch(item.authorityId(), acceptance.by(), acceptance.at(), List.of(ours), Map.of(ours.key(), envelope),
                List.of())).kept().get(ours.key());
        return new Outcome.Stored(envelope.id(), kept.receipt());
    }

    private Optional<ItemReading.Readable> content(QuarantinedDocument item) {
        return switch (readItem.read(new SubmissionItem(item.jws(), item.blobs()), enrolledKeys.of(item.authorityId()),
                new Sender(item.senderId(), false, item.receivedAt()))) {
            case ItemReading.Readable readable -> Optional.of(readable);
            case ItemReading.Unreadable unreadable -> unreadable.content();
            case ItemReading.OverLimit _ -> Optional.empty();
        };
    }
}
