package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.storage.Columns;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/**
 * Which files revisions name, and whether all of them are here. Revisions and files come in any order, also at the same time: both
 * sides hold the submission's lock while they look, so that the last one always sees the others.
 */
@Singleton
public class NamedAttachments {
    private static final String[] ROW = {"uuid", "text", "uuid", "uuid", "text"};
    private static final String ADD = """
            INSERT INTO revision_attachment (submission_id, content_digest, authority_id, attachment_id, sha256)
            SELECT * FROM %s ON CONFLICT DO NOTHING""".formatted(Columns.unnest(ROW));
    private static final String TAKE_DOWN = """
            DELETE FROM submission_flag f WHERE f.flag = 'attachmentsMissing' AND f.submission_id = ANY (?)
                AND EXISTS (SELECT FROM revision_attachment a WHERE a.submission_id = f.submission_id AND a.content_digest = f.content_digest)
                AND NOT EXISTS (SELECT FROM revision_attachment a
                    WHERE a.submission_id = f.submission_id AND a.content_digest = f.content_digest
                    AND NOT EXISTS (SELECT FROM attachment_upload u WHERE u.authority_id = a.authority_id AND u.submission_id = a.submission_id
                        AND u.attachment_id = a.attachment_id AND u.sha256 = a.sha256 AND u.state = 'complete'))
            RETURNING f.submission_id""";

    private final Register register;
    private final SubmissionStanding standing;

    NamedAttachments(Register register, SubmissionStanding standing) {
        this.register = register;
        this.standing = standing;
    }

    /** A file was completed: takes the flag down from revisions that miss nothing any more. In a transaction of its own. */
    public void arrived(UUID submissionId) {
        register.together(() -> {
            var complete = takeDown(Set.of(submissionId));
            standing.refresh(complete);
            return complete;
        });
    }

    /**
     * Notes what these revisions name, in the caller's transaction, once their flags are written.
     *
     * @return submissions of which a flag was taken down: where they stand must be written anew
     */
    Set<UUID> add(Collection<ExaminedRevision> revisions) {
        var rows = new Columns(ROW.length);
        revisions.forEach(revision -> revision.attachments().forEach(file -> rows.row(revision.submissionId(), revision.contentDigest(),
                revision.authorityId(), file.id(), file.sha256())));
        if (rows.isEmpty()) {
            return Set.of();
        }
        rows.run(register, ADD);
        return takeDown(revisions.stream().filter(revision -> !revision.attachments().isEmpty()).map(ExaminedRevision::submissionId)
                .collect(Collectors.toSet()));
    }

    private Set<UUID> takeDown(Set<UUID> submissionIds) {
        new TreeSet<>(submissionIds).forEach(id -> register.list(Sql.of("SELECT 1 AS one FROM pg_advisory_xact_lock(hashtextextended(?, 0))",
                "attachments of " + id), row -> true));
        return Set.copyOf(register.list(Sql.of(TAKE_DOWN, List.copyOf(submissionIds)), row -> row.uuid("submission_id")));
    }
}
