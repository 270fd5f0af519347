package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.storage.Coalescer;
import org.returnhome.storage.Ids;
import org.returnhome.submission.Envelope;
import org.returnhome.submission.Examination;
import org.returnhome.submission.ExaminedRevision;
import org.returnhome.submission.QuarantineDocuments;
import org.returnhome.submission.QuarantinedDocument;
import org.returnhome.submission.StoredSubmission;
import org.returnhome.submission.SubmissionDocuments;

/**
 * Writes what is to be kept. The intake is committed first; then the documents are written, all at once, each with its signed receipt
 * inside: that is the commit point; then the register follows. Whatever is interrupted before the documents has left nothing; whatever is
 * interrupted after them is finished by {@link RepairIntakes}. Batches that come at the same time share the round trips and the disk's
 * syncs (server/decisions/submissions-in-two-stores.md).
 */
@Singleton
class WriteBatches {
    private static final int AT_ONCE = 32;
    /** With one round at a time those that wait for it fill the next: what a round costs is shared by twice as many as with two. */
    private static final int ROUNDS = 1;

    private final Intakes intakes;
    private final SubmissionDocuments submissions;
    private final QuarantineDocuments quarantine;
    private final Examination examination;
    private final FollowUpBatch followUp;
    private final Failpoints failpoints;
    private final Ids ids;
    private final Coalescer<Examined, Written> together = new Coalescer<>(AT_ONCE, ROUNDS, this::round);

    WriteBatches(Intakes intakes, SubmissionDocuments submissions, QuarantineDocuments quarantine, Examination examination, FollowUpBatch followUp,
                 Failpoints failpoints, Ids ids) {
        this.intakes = intakes;
        this.submissions = submissions;
        this.quarantine = quarantine;
        this.examination = examination;
        this.followUp = followUp;
        this.failpoints = failpoints;
        this.ids = ids;
    }

    /**
     * What one sender's request brings.
     *
     * @param stored submissions, none twice
     * @param envelopes what they hold, by key, as it was read before
     * @param aside items for the quarantine, none twice
     */
    record Batch(UUID authorityId, UUID personId, Instant receivedAt, List<StoredSubmission> stored, Map<String, Envelope> envelopes,
                 List<QuarantinedDocument> aside) {}

    /**
     * What is kept now, by key: this batch's own object, or what another wrote first; nothing for what could not be kept.
     *
     * @param followed what came of the index
     */
    record Written(Map<String, StoredSubmission> kept, Map<String, QuarantinedDocument> aside, FollowUpBatch.Outcome followed) {
        static final Written NOTHING = new Written(Map.of(), Map.of(), new FollowUpBatch.Outcome(Set.of(), Set.of()));
    }

    private record Examined(Intakes.Batch intake, Batch batch, Map<String, ExaminedRevision> revisions) {}

    /** Writes the batch; the rules run first, on the sender's own thread. */
    Written write(Batch batch) {
        if (batch.stored().isEmpty() && batch.aside().isEmpty()) {
            return Written.NOTHING;
        }
        var items = new ArrayList<Intakes.Item>();
        batch.stored().forEach(one -> items.add(new Intakes.Item(SubmissionDocuments.COLLECTION, one.key())));
        batch.aside().forEach(one -> items.add(new Intakes.Item(QuarantineDocuments.COLLECTION, one.key())));
        return together.ask(new Examined(new Intakes.Batch(ids.next(), batch.authorityId(), batch.personId(), batch.receivedAt(), items), batch,
                examined(batch)));
    }

    /** What cannot be examined is stored all the same, and fails in the follow-up, alone. */
    private Map<String, ExaminedRevision> examined(Batch batch) {
        var examined = new HashMap<String, ExaminedRevision>();
        batch.stored().forEach(one -> examine(one, batch.envelopes().get(one.key())).ifPresent(revision -> examined.put(one.key(), revision)));
        return examined;
    }

    private Optional<ExaminedRevision> examine(StoredSubmission stored, Envelope envelope) {
        try {
            return Optional.of(examination.examine(stored, envelope));
        } catch (RuntimeException fault) {
            return Optional.empty();
        }
    }

    private List<Written> round(List<Examined> all) {
        intakes.open(all.stream().map(Examined::intake).toList());
        failpoints.reached(Failpoints.Place.BEFORE_DOCUMENTS);
        var ours = new LinkedHashMap<String, StoredSubmission>();
        var aside = new LinkedHashMap<String, QuarantinedDocument>();
        var examined = new HashMap<String, ExaminedRevision>();
        for (var one : all) {
            one.batch().stored().forEach(stored -> {
                if (ours.putIfAbsent(stored.key(), stored) == null) {
                    Optional.ofNullable(one.revisions().get(stored.key())).ifPresent(revision -> examined.put(stored.key(), revision));
                }
            });
            one.batch().aside().forEach(item -> aside.putIfAbsent(item.key(), item));
        }
        var kept = submissions.keep(List.copyOf(ours.values()));
        var keptAside = quarantine.keep(List.copyOf(aside.values()));
        failpoints.reached(Failpoints.Place.AFTER_DOCUMENTS);
        var mine = kept.values().stream().filter(stored -> ours.get(stored.key()) == stored).toList();
        var followed = followUp.write(new FollowUpBatch.Work(complete(all, kept.keySet(), keptAside.keySet()), mine, examined, List.copyOf(keptAside.values())));
        return Collections.nCopies(all.size(), new Written(kept, keptAside, followed));
    }

    /** An intake of which a document could not be written stays open until the sweep finds it settled. */
    private static Map<UUID, Set<String>> complete(List<Examined> all, Set<String> kept, Set<String> aside) {
        var complete = new HashMap<UUID, Set<String>>();
        for (var one : all) {
            var keys = new HashSet<String>();
            one.intake().items().forEach(item -> keys.add(item.id()));
            if (keys.stream().allMatch(key -> kept.contains(key) || aside.contains(key))) {
                complete.put(one.intake().id(), keys);
            }
        }
        return complete;
    }
}
