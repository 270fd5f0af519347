package org.returnhome.visit;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.access.Subject;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;

/**
 * Notes what was done on the way to an interview (S2 §9; domain §2.2). Whoever ever had the visit may hand it in, as with
 * submissions: without a signal nobody knows that it was moved.
 */
@Singleton
class RecordContactAttempt {
    private static final int LONGEST_NOTE = 4_000;

    private final Access access;
    private final Visits visits;
    private final ContactAttempts attempts;
    private final Feed feed;
    private final Register register;
    private final Ids ids;
    private final java.time.Clock clock;

    RecordContactAttempt(Access access, Visits visits, ContactAttempts attempts, Feed feed, Register register, Ids ids, java.time.Clock clock) {
        this.access = access;
        this.visits = visits;
        this.attempts = attempts;
        this.feed = feed;
        this.register = register;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was done; {@code at} and {@code newTime} by the device's clock. */
    record Request(UUID clientId, UUID visitId, ContactKind kind, OffsetDateTime at, Optional<String> note, Optional<OffsetDateTime> newTime) {}

    /** What came of it. */
    sealed interface Outcome {
        /** It is on record, now or since the first request with this client id. */
        record Recorded(ContactAttempt attempt) implements Outcome {}

        /** Nothing was recorded. */
        record Refused(Problem problem) implements Outcome {}
    }

    Outcome record(Caller caller, Request request) {
        return register.together(() -> {
            var visit = Optional.ofNullable(visits.byIds(Set.of(request.visitId())).get(request.visitId())).filter(found -> may(caller, found));
            if (visit.isEmpty()) {
                return refused(ProblemCode.NOT_FOUND, "input.visitId", "There is no such visit.");
            }
            return problem(request).<Outcome>map(Outcome.Refused::new).orElseGet(() -> add(caller, visit.get(), request));
        });
    }

    private boolean may(Caller caller, Visit visit) {
        return access.may(caller, Operation.RECORD_CONTACT_ATTEMPT,
                Subject.in(visit.authorityId()).assignedTo(visits.everAssigned(visit.id()))).allowed();
    }

    private static Optional<Problem> problem(Request request) {
        if (request.note().filter(note -> note.isBlank() || note.length() > LONGEST_NOTE).isPresent()) {
            return Optional.of(Problem.at(ProblemCode.BAD_ARGUMENT, "input.note", "A text of 1 to " + LONGEST_NOTE + " characters is needed here."));
        }
        return request.newTime().isPresent() && request.kind() != ContactKind.RESCHEDULE
                ? Optional.of(Problem.at(ProblemCode.BAD_ARGUMENT, "input.newTime", "Only a reschedule has a new time.")) : Optional.empty();
    }

    private Outcome add(Caller caller, Visit visit, Request request) {
        var own = visit.workerId().equals(caller.personId());
        var reassigned = !own && visits.everAssigned(visit.id()).contains(caller.personId());
        var attempt = new ContactAttempt(ids.next(), visit.authorityId(), request.clientId(), visit.id(), visit.childId(), caller.personId(),
                request.kind(), request.at(), clock.instant().truncatedTo(ChronoUnit.MILLIS), request.note(), request.newTime(), reassigned);
        if (!attempts.add(attempt)) {
            return again(attempts.find(visit.authorityId(), request.clientId()).orElseThrow(), request);
        }
        if (!own) { // the worker's tablet shows what others have tried
            feed.append(List.of(new Change.VisitAssigned(visit.id()).to(Audience.person(visit.workerId()))));
        }
        return new Outcome.Recorded(attempt);
    }

    /** Also from somebody else: a supervisor brought it in from a sealed copy, and then the tablet came back. */
    private static Outcome again(ContactAttempt known, Request request) {
        boolean same = known.visitId().equals(request.visitId()) && known.kind() == request.kind() && known.at().equals(request.at());
        return same ? new Outcome.Recorded(known)
                : refused(ProblemCode.CLIENT_ID_USED, "input.clientId", "This id was used for another attempt.");
    }

    private static Outcome refused(ProblemCode code, String path, String message) {
        return new Outcome.Refused(Problem.at(code, path, message));
    }
}
