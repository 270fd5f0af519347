package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/** A person chooses between revisions on one base; the others stay as they are, set aside. */
@Singleton
class ChooseRevision {
    private final Access access;
    private final Submissions submissions;
    private final SubmissionStanding standing;
    private final Register register;
    private final Ids ids;
    private final Clock clock;

    ChooseRevision(Access access, Submissions submissions, SubmissionStanding standing, Register register, Ids ids, Clock clock) {
        this.access = access;
        this.submissions = submissions;
        this.standing = standing;
        this.register = register;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Outcome {
        /** The submission goes on from the chosen revision. */
        record Chosen(Submission submission) implements Outcome {}

        /** Nothing was chosen. */
        record Refused(Problem problem) implements Outcome {}
    }

    Outcome choose(Caller caller, UUID submissionId, String contentDigest, String reason) {
        return register.together(() -> {
            var found = submissions.lock(access.scope(caller, Operation.CHOOSE_REVISION), submissionId);
            if (found.isEmpty()) {
                return refused(ProblemCode.NOT_FOUND, "input.submissionId", "There is no such submission.");
            }
            var heads = heads(submissionId);
            if (found.get().state() != SubmissionState.CONFLICT || !heads.contains(contentDigest)) {
                return refused(ProblemCode.NOT_A_HEAD, "input.contentDigest", "This is not one of several revisions to choose from.");
            }
            note(caller, found.get(), contentDigest, heads, reason);
            standing.refresh(List.of(submissionId));
            return new Outcome.Chosen(submissions.byIds(Set.of(submissionId)).get(submissionId));
        });
    }

    private List<String> heads(UUID submissionId) {
        var revisions = submissions.revisions(Set.of(submissionId)).getOrDefault(submissionId, List.of());
        var setAside = register.list(Sql.of("SELECT unnest(set_aside) AS digest FROM revision_choice WHERE submission_id = ?", submissionId),
                row -> row.text("digest"));
        return new Lineage(revisions.stream().map(revision -> new Lineage.Link(revision.contentDigest(), revision.base())).toList(), setAside)
                .rootedHeads();
    }

    private void note(Caller caller, Submission submission, String chosen, List<String> heads, String reason) {
        register.change(Sql.of("""
                INSERT INTO revision_choice (id, authority_id, submission_id, content_digest, set_aside, reason, chosen_by, chosen_at)
                VALUES (?, ?, ?, ?, ?::text[], ?, ?, ?)""", ids.next(), submission.authorityId(), submission.id(), chosen,
                heads.stream().filter(head -> !head.equals(chosen)).toArray(String[]::new), reason, caller.personId(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private static Outcome refused(ProblemCode code, String path, String message) {
        return new Outcome.Refused(Problem.at(code, path, message));
    }
}
