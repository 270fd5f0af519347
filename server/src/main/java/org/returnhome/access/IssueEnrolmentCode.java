package org.returnhome.access;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Lets a coordinator or administrator make a one-time code for a worker's tablet. */
@Singleton
final class IssueEnrolmentCode {
    private final People people;
    private final Access access;
    private final EnrolmentCodes codes;
    private final Clock clock;

    IssueEnrolmentCode(People people, Access access, EnrolmentCodes codes, Clock clock) {
        this.people = people;
        this.access = access;
        this.codes = codes;
        this.clock = clock;
    }

    /** What can come of it. */
    sealed interface Outcome {
        /** The code, to be shown once, and until when it works. */
        record Issued(String code, Instant expiresAt) implements Outcome {}

        /** There is no such worker for this caller. */
        record NoSuchWorker() implements Outcome {}
    }

    Outcome issue(Caller caller, UUID personId, String deviceName) {
        var now = clock.instant();
        var worker = people.find(personId).filter(Person::active)
                .filter(person -> access.may(caller, Operation.ISSUE_ENROLMENT_CODE, Subject.in(person.authorityId()).of(personId)).allowed())
                .filter(person -> access.mayAs(person.role(), Operation.ENROL_DEVICE));
        if (worker.isEmpty()) {
            return new Outcome.NoSuchWorker();
        }
        return new Outcome.Issued(codes.issue(personId, caller.personId(), deviceName, now), now.plus(EnrolmentCodes.LIFE));
    }
}
