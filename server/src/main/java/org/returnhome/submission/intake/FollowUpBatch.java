package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.storage.Register;
import org.returnhome.submission.ExaminedRevision;
import org.returnhome.submission.Examination;
import org.returnhome.submission.QuarantinedDocument;
import org.returnhome.submission.StoredSubmission;
import org.returnhome.submission.Submissions.RevisionName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the register what follows from batches of documents, and closes their intakes, in one transaction. */
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
     * What is to be followed up.
     *
     * @param complete the keys of the documents of each intake to which no more can come: it is closed once all of them are in the index
     * @param stored submissions that were written
     * @param examined those among them that are examined already, by key
     * @param items quarantined items that were written
     */
    record Work(Map<UUID, Set<String>> complete, List<StoredSubmission> stored, Map<String, ExaminedRevision> examined,
                List<QuarantinedDocument> items) {}

    /**
     * What came of it.
     *
     * @param rivalled revisions with a rival on their base
     * @param failed keys of documents that are not in the index; their intake stays open
     */
    record Outcome(Set<RevisionName> rivalled, Set<String> failed) {}

    /**
     * Follows up. If one document stops the whole, each is tried alone, so that the others are not held up by it.
     *
     * @throws RuntimeException if none could be followed up
     */
    Outcome write(Work work) {
        try {
            return new Outcome(together(work.complete().keySet(), work.stored(), work.examined(), work.items()), Set.of());
        } catch (RuntimeException fault) {
            if (work.stored().size() + work.items().size() < 2) {
                throw fault;
            }
            return oneByOne(work, fault);
        }
    }

    private Outcome oneByOne(Work work, RuntimeException fault) {
        var rivalled = new HashSet<RevisionName>();
        var failed = new HashSet<String>();
        var each = new ArrayList<Map.Entry<String, Runnable>>();
        work.stored().forEach(one -> each.add(Map.entry(one.key(), () -> rivalled.addAll(together(Set.of(), List.of(one), work.examined(), List.of())))));
        work.items().forEach(one -> each.add(Map.entry(one.key(), () -> together(Set.of(), List.of(), Map.of(), List.of(one)))));
        for (var one : each) {
            try {
                one.getValue().run();
            } catch (RuntimeException alone) {
                LOG.error("Document {} is not indexed: {}", one.getKey(), alone.getClass().getName());
                failed.add(one.getKey());
            }
        }
        if (failed.size() == each.size()) {
            throw fault;
        }
        intakes.close(closed(work.complete().entrySet().stream().filter(intake -> Collections.disjoint(intake.getValue(), failed))
                .map(Map.Entry::getKey).toList()));
        return new Outcome(rivalled, failed);
    }

    private Set<RevisionName> together(Collection<UUID> complete, List<StoredSubmission> stored, Map<String, ExaminedRevision> examined,
                                       List<QuarantinedDocument> items) {
        var revisions = stored.stream().map(one -> Optional.ofNullable(examined.get(one.key())).orElseGet(() -> examination.examine(one))).toList();
        return register.together(() -> {
            var rivalled = followUp.write(revisions, items, closed(complete), false);
            failpoints.reached(Failpoints.Place.BEFORE_COMMIT);
            return rivalled;
        });
    }

    private Map<UUID, Instant> closed(Collection<UUID> intakes) {
        var now = clock.instant();
        return intakes.stream().collect(Collectors.toMap(id -> id, id -> now));
    }
}
