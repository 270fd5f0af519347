package org.returnhome.attachment;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.graphql.Words;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** How far each upload has come, in the register. */
@Singleton
class Uploads {
    private final Register register;

    Uploads(Register register) {
        this.register = register;
    }

    /** Enters the upload, unless the same person sends the same file already; answers what is entered. */
    Upload enter(Upload upload, Instant now) {
        register.change(Sql.of("""
                INSERT INTO attachment_upload (id, authority_id, person_id, submission_id, attachment_id, question, media_type, sha256, size, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (authority_id, submission_id, attachment_id, sha256, person_id) WHERE state <> 'refused' DO NOTHING""",
                upload.id(), upload.authorityId(), upload.personId(), upload.submissionId(), upload.attachmentId(), upload.question(),
                upload.mediaType(), upload.sha256(), upload.size(), now));
        return register.first(Sql.of("""
                SELECT * FROM attachment_upload WHERE authority_id = ? AND submission_id = ? AND attachment_id = ? AND sha256 = ?
                    AND person_id = ? AND state <> 'refused'""", upload.authorityId(), upload.submissionId(), upload.attachmentId(), upload.sha256(),
                upload.personId()), Uploads::upload).orElseThrow();
    }

    /** How many uploads the person has begun for this submission, refused ones included. */
    int begun(UUID authorityId, UUID personId, UUID submissionId) {
        return register.first(Sql.of("SELECT count(*) AS number FROM attachment_upload WHERE authority_id = ? AND submission_id = ? AND person_id = ?",
                authorityId, submissionId, personId), row -> (int) row.number("number")).orElseThrow();
    }

    Optional<Upload> find(UUID authorityId, UUID id) {
        return register.first(Sql.of("SELECT * FROM attachment_upload WHERE authority_id = ? AND id = ?", authorityId, id), Uploads::upload);
    }

    /** Every upload for these submissions; one statement. */
    List<Upload> ofSubmissions(UUID authorityId, Set<UUID> submissions) {
        return register.list(Sql.of("SELECT * FROM attachment_upload WHERE authority_id = ? AND submission_id = ANY (?) ORDER BY created_at, id",
                authorityId, submissions), Uploads::upload);
    }

    /** Whether a revision of its submission names this very file. */
    boolean named(Upload upload) {
        return register.first(Sql.of("""
                SELECT 1 AS one FROM revision_attachment WHERE submission_id = ? AND authority_id = ? AND attachment_id = ? AND sha256 = ? LIMIT 1""",
                upload.submissionId(), upload.authorityId(), upload.attachmentId(), upload.sha256()), row -> true).isPresent();
    }

    void received(UUID id, long bytes) {
        register.change(Sql.of("UPDATE attachment_upload SET received = ? WHERE id = ? AND received < ?", bytes, id, bytes));
    }

    void refused(UUID id, ProblemCode problem) {
        register.change(Sql.of("UPDATE attachment_upload SET state = 'refused', problem = ? WHERE id = ? AND state = 'arriving'", problem.word(), id));
    }

    void completed(UUID id, Instant now, Optional<Upload.Copy> copy) {
        register.change(Sql.of("""
                UPDATE attachment_upload SET state = 'complete', completed_at = ?, copy_media_type = ?, copy_sha256 = ?, copy_size = ?,
                    copy_width = ?, copy_height = ? WHERE id = ? AND state = 'arriving'""", now, copy.map(Upload.Copy::mediaType),
                copy.map(Upload.Copy::sha256), copy.map(Upload.Copy::size), copy.flatMap(Upload.Copy::width), copy.flatMap(Upload.Copy::height), id));
    }

    private static Upload upload(Row row) {
        return new Upload(row.uuid("id"), row.uuid("authority_id"), row.uuid("person_id"), row.uuid("submission_id"), row.uuid("attachment_id"),
                row.text("question"), row.text("media_type"), row.text("sha256"), row.number("size"), row.number("received"),
                Words.read(Upload.State.class, row.text("state")), row.optionalText("problem").map(word -> Words.read(ProblemCode.class, word)),
                row.optionalText("copy_media_type").map(type -> new Upload.Copy(type, row.text("copy_sha256"), row.number("copy_size"),
                        row.optionalInteger("copy_width"), row.optionalInteger("copy_height"))));
    }
}
