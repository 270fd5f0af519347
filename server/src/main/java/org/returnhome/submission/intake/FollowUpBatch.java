package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.returnhome.storage.Register;
import org.returnhome.submission.Envelope;
import org.returnhome.submission.ExaminedRevision;
import org.returnhome.submission.Examination;
import org.returnhome.submission.QuarantinedDocument;
import org.returnhome.submission.StoredSubmission;
import org.returnhome.submission.Submissions.RevisionName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the register what follows from one batch of documents, and closes its intake, in one transaction. */
@Singleton
class FollowUpBatch {
    private static final Logger LOG = LoggerFactory.getLogger(FollowUpBatch.class);

    private final Register register;
    private final Examination examination;
    private final FollowUp followUp;
    private final Intakes intakes;
    private final Failpoints failpoints;
    private final Clock clock;

    FollowUpBatch(Register register, Examination examination, FollowUp followUp, Intakes intakes, Failpoints failpoints, Clock clock) {
        this.register = register;
        this.examination = examination;
        this.followUp = followUp;
        this.intakes = intakes;
        this.failpoints = failpoints;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param rivalled revisions with a rival on their base
     * @param failed keys of documents that are not in the index; their intake stays open
     */
    record Outcome(Set<RevisionName> rivalled, Set<String> failed) {
        static final Outcome NOTHING = new Outcome(Set.of(), Set.of());
    }

    /**
     * Follows up. If one document stops the whole, each is tried alone, so that the others are not held up by it.
     *
     * @param close whether no more documents of the intake can come
     * @param envelopes those that are read already, by key
     * @throws RuntimeException if none could be followed up
     */
    Outcome write(UUID intake, boolean close, List<StoredSubmission> stored, Map<String, Envelope> envelopes, List<QuarantinedDocument> items) {
        try {
            return new Outcome(together(intake, close, stored, envelopes, items), Set.of());
        } catch (RuntimeException fault) {
            if (stored.size() + items.size() < 2) {
                throw fault;
            }
            return oneByOne(intake, close, stored, envelopes, items, fault);
        }
    }

    private Outcome oneByOne(UUID intake, boolean close, List<StoredSubmission> stored, Map<String, Envelope> envelopes,
                             List<QuarantinedDocument> items, RuntimeException fault) {
        var rivalled = new HashSet<RevisionName>();
        var failed = new HashSet<String>();
        var works = new ArrayList<Map.Entry<String, Runnable>>();
        stored.forEach(one -> works.add(Map.entry(one.key(), () -> rivalled.addAll(together(intake, false, List.of(one), envelopes, List.of())))));
        items.forEach(one -> works.add(Map.entry(one.key(), () -> together(intake, false, List.of(), envelopes, List.of(one)))));
        for (var work : works) {
            try {
                work.getValue().run();
            } catch (RuntimeException alone) {
                LOG.error("Document {} of intake {} is not indexed: {}", work.getKey(), intake, alone.getClass().getName());
                failed.add(work.getKey());
            }
        }
        if (failed.size() == works.size()) {
            throw fault;
        }
        if (close && failed.isEmpty()) {
            intakes.close(intake, clock.instant());
        }
        return new Outcome(rivalled, failed);
    }

    private Set<RevisionName> together(UUID intake, boolean close, List<StoredSubmission> stored, Map<String, Envelope> envelopes,
                                       List<QuarantinedDocument> items) {
        var examined = stored.stream().map(one -> examined(one, envelopes)).toList();
        return register.together(() -> {
            var rivalled = followUp.write(examined, items, false);
            if (close) {
                intakes.close(intake, clock.instant());
            }
            failpoints.reached(Failpoints.Place.BEFORE_COMMIT);
            return rivalled;
        });
    }

    private ExaminedRevision examined(StoredSubmission stored, Map<String, Envelope> envelopes) {
        var envelope = envelopes.get(stored.key());
        return envelope == null ? examination.examine(stored) : examination.examine(stored, envelope);
    }
}
