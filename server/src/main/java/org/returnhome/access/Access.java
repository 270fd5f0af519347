package org.returnhome.access;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.returnhome.access.Rights.Reach;

/**
 * The one place where access is decided. Nothing crosses authorities. Single records are asked about with {@link #may},
 * lists are narrowed with {@link #scope}; both read the same table, so they cannot disagree.
 */
@Singleton
public final class Access {

    private static final Set<Operation> REVIEWS = EnumSet.of(Operation.RETURN_SUBMISSION, Operation.AUTHORISE_SUBMISSION);

    /** Whether the caller's role ever does this, whatever the record: asked before a root field is resolved. */
    public Decision may(Caller caller, Operation operation) {
        return mayAs(caller.role(), operation) ? new Decision.Allowed() : new Decision.Refused(Decision.Reason.ROLE);
    }

    /** Whether people of this role ever do this: asked about somebody who is not the caller. */
    public boolean mayAs(Role role, Operation operation) {
        return Rights.reach(role, operation) != Reach.NOTHING;
    }

    /** Whether the caller may do this with this record. {@code node} asks with the operation of the record's type. */
    public Decision may(Caller caller, Operation operation, Subject subject) {
        var reach = Rights.reach(caller.role(), operation);
        if (reach == Reach.NOTHING) {
            return new Decision.Refused(Decision.Reason.ROLE);
        }
        if (!subject.authorityId().equals(caller.authorityId())) {
            return new Decision.Refused(Decision.Reason.OTHER_AUTHORITY);
        }
        if (!reaches(reach, caller, subject)) {
            return new Decision.Refused(Decision.Reason.OTHER_RECORD);
        }
        if (REVIEWS.contains(operation) && subject.interviewers().contains(caller.personId())) {
            return new Decision.Refused(Decision.Reason.OWN_INTERVIEW);
        }
        return new Decision.Allowed();
    }

    /** Which records of a list the caller may see. Operations upon oneself have no list: {@link Scope.Nothing}. */
    public Scope scope(Caller caller, Operation operation) {
        return switch (Rights.reach(caller.role(), operation)) {
            case NOTHING, SELF -> new Scope.Nothing();
            case OWN_VISITS -> new Scope.OwnVisits(caller.authorityId(), caller.personId());
            case OWN_CASELOAD -> new Scope.OwnCaseload(caller.authorityId(), caller.personId());
            case OWN_TEAM -> caller.teamId().<Scope>map(team -> new Scope.OwnTeam(caller.authorityId(), team))
                    .orElseGet(Scope.Nothing::new);
            case OWN_FORCE -> new Scope.OwnForce(caller.authorityId(), caller.agencyId());
            case WHOLE_AUTHORITY -> new Scope.WholeAuthority(caller.authorityId());
        };
    }

    private static boolean reaches(Reach reach, Caller caller, Subject subject) {
        return switch (reach) {
            case NOTHING -> false;
            case SELF -> subject.personId().filter(caller.personId()::equals).isPresent();
            case OWN_VISITS -> subject.assigned().contains(caller.personId());
            case OWN_CASELOAD -> subject.allocatedTo().filter(caller.personId()::equals).isPresent();
            case OWN_TEAM -> caller.teamId().isPresent() && subject.teamId().equals(caller.teamId());
            case OWN_FORCE -> subject.forceId().filter(caller.agencyId()::equals).isPresent();
            case WHOLE_AUTHORITY -> true;
        };
    }
}
