package org.returnhome.access;

import static org.returnhome.access.Operation.*;

import java.util.EnumMap;
import java.util.Map;

/**
 * The table of rights: how far each role reaches with each operation (domain §2.1 and §2.2). What is not listed is not
 * allowed. The test {@code AccessMatrixTest} repeats it by hand, cell by cell.
 */
final class Rights {

    /** How far a right goes. */
    enum Reach { NOTHING, SELF, OWN_VISITS, OWN_CASELOAD, OWN_TEAM, OWN_FORCE, WHOLE_AUTHORITY }

    private static final Map<Role, Map<Operation, Reach>> TABLE = table();

    private Rights() {}

    static Reach reach(Role role, Operation operation) {
        return TABLE.get(role).getOrDefault(operation, Reach.NOTHING);
    }

    private static Map<Role, Map<Operation, Reach>> table() {
        var table = new EnumMap<Role, Map<Operation, Reach>>(Role.class);
        for (var role : Role.values()) {
            table.put(role, switch (role) {
                case MISSING_WORKER -> new Row().may(Reach.WHOLE_AUTHORITY, FORMS, FORM)
                        .may(Reach.SELF, CHANGES, SYNC_SUBMISSIONS, ENROL_DEVICE, HEARTBEAT, HAND_IN_SEALED_COPY)
                        .may(Reach.OWN_VISITS, VISITS, CHILD, EPISODE, SUBMISSIONS, SUBMISSION, QUARANTINED_ITEMS,
                                RECORD_CONTACT_ATTEMPT).rights;
                case MISSING_COORDINATOR -> new Row()
                        .may(Reach.SELF, CHANGES, SYNC_SUBMISSIONS, ENROL_DEVICE, HEARTBEAT, HAND_IN_SEALED_COPY)
                        .may(Reach.WHOLE_AUTHORITY, FORMS, FORM, VISITS, CHILD, EPISODES, EPISODE, SUBMISSIONS, SUBMISSION,
                                QUARANTINED_ITEMS, URGENT_ITEMS, REPORT_EPISODE, RECORD_RETURN, ASSIGN_VISIT, CHOOSE_REVISION,
                                RESOLVE_QUARANTINE, ACKNOWLEDGE_URGENT_ITEM, ISSUE_ENROLMENT_CODE, REVOKE_DEVICE, RECORD_CONTACT_ATTEMPT,
                                DEVICES, ORDER_WIPE, IMPORT_SEALED_COPY, SEALED_COPIES, FETCH_SEALED_COPY, IMPORT_SUBMISSIONS).rights;
                case SOCIAL_WORKER -> new Row().may(Reach.WHOLE_AUTHORITY, FORMS, FORM)
                        .may(Reach.OWN_CASELOAD, VISITS, CHILD, EPISODES, EPISODE, SUBMISSIONS, SUBMISSION, RECORD_RETURN).rights;
                case TEAM_MANAGER -> new Row().may(Reach.WHOLE_AUTHORITY, FORMS, FORM)
                        .may(Reach.OWN_TEAM, VISITS, CHILD, EPISODES, EPISODE, SUBMISSIONS, SUBMISSION, URGENT_ITEMS,
                                RETURN_SUBMISSION, AUTHORISE_SUBMISSION, CHOOSE_REVISION, ACKNOWLEDGE_URGENT_ITEM).rights;
                case POLICE -> new Row().may(Reach.OWN_FORCE, EPISODES, EPISODE, REPORT_EPISODE, RECORD_RETURN,
                        COMPLETED_INTERVIEWS, ACKNOWLEDGE_PACK).rights;
                case AUTHORITY_ADMIN -> new Row().may(Reach.WHOLE_AUTHORITY, FORMS, FORM, ISSUE_ENROLMENT_CODE,
                        REVOKE_DEVICE, DEVICES, ORDER_WIPE).rights;
            });
        }
        return table;
    }

    /** One role's rights; everybody may see who they are, and may open a node as far as its own type allows. */
    private static final class Row {
        private final Map<Operation, Reach> rights = new EnumMap<>(Operation.class);

        private Row() {
            may(Reach.SELF, VIEWER);
            may(Reach.WHOLE_AUTHORITY, NODE);
        }

        private Row may(Reach reach, Operation... operations) {
            for (var operation : operations) {
                rights.put(operation, reach);
            }
            return this;
        }
    }
}
