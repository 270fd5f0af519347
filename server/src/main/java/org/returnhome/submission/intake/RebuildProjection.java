package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.submission.Examination;
import org.returnhome.submission.QuarantineDocuments;
import org.returnhome.submission.SubmissionDocuments;

/**
 * Makes the index of submissions anew from the documents: in place, in one transaction, while others read the old one and
 * syncs wait. Choices, decisions, resolutions and acknowledgements stay as they are, and nobody is told anything.
 */
@Singleton
public class RebuildProjection {
    /** The tables that follow from the documents (V02, V03), in the order in which a sync comes to them, so that neither blocks the other for ever. */
    public static final List<String> TABLES = List.of("quarantined_item", "submission", "submission_revision", "finding",
            "submission_flag", "urgent_item", "clock_stop");
    private static final int AT_ONCE = 200;

    private final Register register;
    private final SubmissionDocuments submissions;
    private final QuarantineDocuments quarantine;
    private final Examination examination;
    private final FollowUp followUp;

    RebuildProjection(Register register, SubmissionDocuments submissions, QuarantineDocuments quarantine, Examination examination,
                      FollowUp followUp) {
        this.register = register;
        this.submissions = submissions;
        this.quarantine = quarantine;
        this.examination = examination;
        this.followUp = followUp;
    }

    /** Rebuilds; answers how many revisions there are. */
    public int rebuild() {
        return register.together(() -> {
            register.change(Sql.of("LOCK TABLE " + String.join(", ", TABLES) + " IN EXCLUSIVE MODE"));
            TABLES.forEach(table -> register.change(Sql.of("DELETE FROM " + table)));
            var count = new int[1];
            submissions.scan(AT_ONCE, some -> {
                followUp.write(some.stream().map(examination::examine).toList(), List.of(), Map.of(), true);
                count[0] += some.size();
            });
            quarantine.scan(AT_ONCE, items -> followUp.write(List.of(), items, Map.of(), true));
            return count[0];
        });
    }
}
