package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.access.Caller;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.Envelope;
import org.returnhome.submission.QuarantinedDocument;
import org.returnhome.submission.Sender;
import org.returnhome.submission.StoredSubmission;
import org.returnhome.submission.SubmissionDocuments;
import org.returnhome.submission.SubmissionItem;
import org.returnhome.submission.Submissions.RevisionName;

/** Takes in what a tablet has to send (wire.md, Sync): plans what becomes of each item, has it written, and answers for each. */
@Singleton
public class ReceiveSubmissions {
    private final PlanItems planItems;
    private final SubmissionDocuments submissions;
    private final WriteBatches write;
    private final Receipts receipts;
    private final Clock clock;

    ReceiveSubmissions(PlanItems planItems, SubmissionDocuments submissions, WriteBatches write, Receipts receipts, Clock clock) {
        this.planItems = planItems;
        this.submissions = submissions;
        this.write = write;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * Takes in the items; one bad item never fails the others.
     *
     * @return a result for each item, in order
     * @throws RuntimeException if a store cannot be reached: then no item is answered for, and all may be sent again
     */
    public List<SyncResult> receive(Caller caller, List<SubmissionItem> items) {
        var receivedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var plans = planItems.plan(caller, items, new Sender(caller.personId(), false, receivedAt));
        var before = storedBefore(caller, plans);
        var writing = new Writing(caller, receivedAt, plans, before);
        writing.documents();
        return writing.results();
    }

    /** An item that would be set aside now may have been stored before, when its key still counted: its first receipt stands. */
    private Map<String, StoredSubmission> storedBefore(Caller caller, List<Plan> plans) {
        return submissions.find(plans.stream().flatMap(plan -> claimedKey(caller, plan).stream()).collect(Collectors.toSet()));
    }

    private static Optional<String> claimedKey(Caller caller, Plan plan) {
        return plan instanceof Plan.SetAside aside ? aside.salvage().submissionId().flatMap(id -> aside.salvage().contentDigest()
                .map(digest -> StoredSubmission.key(caller.authorityId(), id, digest))) : Optional.empty();
    }

    /** One batch on its way into the stores. */
    private final class Writing {
        private final Caller caller;
        private final Instant receivedAt;
        private final List<Plan> plans;
        private final Map<String, StoredSubmission> before;
        private final Map<String, StoredSubmission> ours = new HashMap<>();
        private final Map<String, Envelope> envelopes = new HashMap<>();
        private final Map<String, QuarantinedDocument> aside = new HashMap<>();
        private WriteBatches.Written written = WriteBatches.Written.NOTHING;

        Writing(Caller caller, Instant receivedAt, List<Plan> plans, Map<String, StoredSubmission> before) {
            this.caller = caller;
            this.receivedAt = receivedAt;
            this.plans = plans;
            this.before = before;
            plans.forEach(this::prepare);
        }

        void documents() {
            written = write.write(new WriteBatches.Batch(caller.authorityId(), caller.personId(), receivedAt, List.copyOf(ours.values()), envelopes,
                    List.copyOf(aside.values())));
        }

        List<SyncResult> results() {
            var results = new ArrayList<SyncResult>();
            var answered = new HashSet<String>();
            for (var plan : plans) {
                results.add(switch (plan) {
                    case Plan.TurnAway(var problem) ->
                            new SyncResult(SyncOutcome.RETRY, Optional.empty(), Optional.empty(), Optional.empty(), List.of(problem));
                    case Plan.Keep keep -> kept(keep, answered);
                    case Plan.SetAside set -> claimedKey(caller, set).map(before::get).map(Writing::duplicate).orElseGet(() -> aside(set));
                });
            }
            return results;
        }

        private void prepare(Plan plan) {
            switch (plan) {
                case Plan.TurnAway _ -> { }
                case Plan.Keep(var item, var noticed) -> {
                    var key = StoredSubmission.key(caller.authorityId(), item.envelope().id(), item.contentDigest());
                    if (!ours.containsKey(key)) {
                        ours.put(key, new StoredSubmission(caller.authorityId(), item.envelope().id(), item.contentDigest(), item.jws(),
                                item.payload(), item.evidence(), KeyId.of(item.jws()), receipts.stored(item, receivedAt), receivedAt,
                                caller.personId(), noticed, Optional.empty()));
                        envelopes.put(key, item.envelope());
                    }
                }
                case Plan.SetAside set -> {
                    if (claimedKey(caller, set).filter(before::containsKey).isEmpty()) {
                        var document = new QuarantinedDocument(caller.authorityId(), QuarantinedDocument.digest(set.item()), set.item().jws(),
                                set.item().blobs(), set.problems().getFirst(), receipts.quarantined(set.salvage(), set.item(), receivedAt),
                                receivedAt, caller.personId(), set.claims());
                        aside.putIfAbsent(document.key(), document);
                    }
                }
            }
        }

        private SyncResult kept(Plan.Keep keep, Set<String> answered) {
            var id = keep.item().envelope().id();
            var digest = keep.item().contentDigest();
            var key = StoredSubmission.key(caller.authorityId(), id, digest);
            var stored = written.kept().get(key);
            if (stored == null || written.followed().failed().contains(key)) {
                return retry(id, digest);
            }
            if (ours.get(key) != stored || !answered.add(key)) {
                return duplicate(stored);
            }
            return written.followed().rivalled().contains(new RevisionName(id, digest))
                    ? result(SyncOutcome.CONFLICT, stored, List.of(Problem.at(ProblemCode.CONFLICTING_REVISION, "envelope.base",
                            "Another revision has the same base; a person must choose.")))
                    : result(SyncOutcome.ACCEPTED, stored, List.of());
        }

        private SyncResult aside(Plan.SetAside set) {
            var stored = written.aside().get(QuarantinedDocument.key(caller.authorityId(), QuarantinedDocument.digest(set.item())));
            return stored == null || written.followed().failed().contains(stored.key())
                    ? new SyncResult(SyncOutcome.RETRY, set.salvage().submissionId(), set.salvage().contentDigest(), Optional.empty(), List.of(unavailable()))
                    : new SyncResult(SyncOutcome.QUARANTINED, set.salvage().submissionId(), set.salvage().contentDigest(),
                            Optional.of(stored.receipt()), set.problems());
        }

        private static SyncResult duplicate(StoredSubmission stored) {
            return result(SyncOutcome.DUPLICATE, stored, List.of());
        }

        private static SyncResult result(SyncOutcome outcome, StoredSubmission stored, List<Problem> problems) {
            return new SyncResult(outcome, Optional.of(stored.submissionId()), Optional.of(stored.contentDigest()),
                    Optional.of(stored.receipt()), problems);
        }

        private static SyncResult retry(UUID id, String digest) {
            return new SyncResult(SyncOutcome.RETRY, Optional.of(id), Optional.of(digest), Optional.empty(), List.of(unavailable()));
        }

        private static Problem unavailable() {
            return new Problem(ProblemCode.UNAVAILABLE, Optional.empty(), "This item could not be taken in now. Send it again.", true);
        }
    }
}
