package org.returnhome.submission.quarantine;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Register;
import org.returnhome.submission.Submission;
import org.returnhome.submission.Submissions;
import org.returnhome.submission.intake.AcceptQuarantined;
import org.returnhome.visit.Audience;
import org.returnhome.visit.Change;
import org.returnhome.visit.Feed;

/** A person decides what becomes of a quarantined item. The item itself stays for ever. */
@Singleton
class ResolveQuarantine {
    private final Access access;
    private final QuarantinedItems items;
    private final AcceptQuarantined acceptQuarantined;
    private final Submissions submissions;
    private final Register register;
    private final Feed feed;
    private final Clock clock;

    ResolveQuarantine(Access access, QuarantinedItems items, AcceptQuarantined acceptQuarantined, Submissions submissions,
                      Register register, Feed feed, Clock clock) {
        this.access = access;
        this.items = items;
        this.acceptQuarantined = acceptQuarantined;
        this.submissions = submissions;
        this.register = register;
        this.feed = feed;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** It is decided; with the submission if it was accepted. */
        record Resolved(QuarantinedItem item, Optional<Submission> submission) implements Outcome {}

        /** It is not. */
        record Refused(Problem problem) implements Outcome {}
    }

    Outcome resolve(Caller caller, UUID itemId, QuarantineResolution resolution, String reason) {
        var scope = access.scope(caller, Operation.RESOLVE_QUARANTINE);
        var found = items.find(scope, itemId);
        if (found.isEmpty()) {
            return new Outcome.Refused(Problem.at(ProblemCode.NOT_FOUND, "input.itemId", "There is no such item."));
        }
        var item = found.get();
        if (item.decided().isPresent()) {
            return resolved();
        }
        var decision = new QuarantinedItem.Decision(resolution, reason, caller.personId(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return switch (resolution) {
            case SET_ASIDE -> decide(item, decision, List.of()) ? new Outcome.Resolved(items.find(scope, itemId).orElseThrow(), Optional.empty())
                    : resolved();
            case ACCEPT -> item.acceptable() ? accept(caller, item, decision) : new Outcome.Refused(notStorable());
        };
    }

    private Outcome accept(Caller caller, QuarantinedItem item, QuarantinedItem.Decision decision) {
        return switch (acceptQuarantined.accept(item.authorityId(), item.itemDigest(), item.id(), decision.by(), decision.reason(), decision.at())) {
            case AcceptQuarantined.Outcome.NotStorable _ -> new Outcome.Refused(notStorable());
            case AcceptQuarantined.Outcome.Stored(var submissionId, var receipt) -> {
                // What was stored by another way before carries no acceptance of its own.
                decide(item, decision, List.of(new Change.ReceiptIssued(submissionId, receipt)));
                yield new Outcome.Resolved(items.find(access.scope(caller, Operation.RESOLVE_QUARANTINE), item.id()).orElseThrow(),
                        Optional.ofNullable(submissions.byIds(Set.of(submissionId)).get(submissionId)));
            }
        };
    }

    private boolean decide(QuarantinedItem item, QuarantinedItem.Decision decision, List<Change> changes) {
        return register.together(() -> {
            if (!items.decide(item, decision)) {
                return false;
            }
            var told = Stream.concat(changes.stream(), Stream.of(new Change.QuarantineResolved(item.id())));
            feed.append(told.map(change -> change.to(Audience.person(item.senderId()))).toList());
            return true;
        });
    }

    private static Outcome resolved() {
        return new Outcome.Refused(Problem.at(ProblemCode.ALREADY_RESOLVED, "input.itemId", "Somebody has decided about this item before."));
    }

    private static Problem notStorable() {
        return Problem.at(ProblemCode.NOT_STORABLE, "input.resolution", "It cannot be stored as a submission; it can only be set aside.");
    }
}
