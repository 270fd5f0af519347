package org.returnhome.access;

import java.util.Arrays;
import java.util.Optional;

/** What a caller may ask for: one constant for each root field of the schema. */
public enum Operation {
    VIEWER("viewer"),
    NODE("node"),
    FORMS("forms"),
    FORM("form"),
    CHANGES("changes"),
    VISITS("visits"),
    SUBMISSIONS("submissions"),
    SUBMISSION("submission"),
    CHILD("child"),
    EPISODES("episodes"),
    EPISODE("episode"),
    QUARANTINED_ITEMS("quarantinedItems"),
    URGENT_ITEMS("urgentItems"),
    COMPLETED_INTERVIEWS("completedInterviews"),
    SYNC_SUBMISSIONS("syncSubmissions"),
    REPORT_EPISODE("reportEpisode"),
    RECORD_RETURN("recordReturn"),
    ASSIGN_VISIT("assignVisit"),
    RETURN_SUBMISSION("returnSubmission"),
    AUTHORISE_SUBMISSION("authoriseSubmission"),
    CHOOSE_REVISION("chooseRevision"),
    RESOLVE_QUARANTINE("resolveQuarantine"),
    ACKNOWLEDGE_URGENT_ITEM("acknowledgeUrgentItem"),
    ACKNOWLEDGE_PACK("acknowledgePack"),
    ISSUE_ENROLMENT_CODE("issueEnrolmentCode"),
    ENROL_DEVICE("enrolDevice"),
    REVOKE_DEVICE("revokeDevice"),
    RECORD_CONTACT_ATTEMPT("recordContactAttempt"),
    DEVICES("devices"),
    HEARTBEAT("heartbeat"),
    ORDER_WIPE("orderWipe"),
    HAND_IN_SEALED_COPY("handInSealedCopy"),
    IMPORT_SEALED_COPY("importSealedCopy"),
    SEALED_COPIES("sealedCopies"),
    FETCH_SEALED_COPY("fetchSealedCopy"),
    IMPORT_SUBMISSIONS("importSubmissions");

    private final String field;

    Operation(String field) {
        this.field = field;
    }

    /** The name of the root field. */
    public String field() {
        return field;
    }

    /** The operation behind a root field; empty if the schema has no such field. */
    public static Optional<Operation> of(String field) {
        return Arrays.stream(values()).filter(operation -> operation.field.equals(field)).findFirst();
    }
}
