package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Columns;
import org.returnhome.storage.Register;
import org.returnhome.visit.Clocks;

/**
 * Writes the index of submissions, which follows from the documents. All of it in the caller's transaction, idempotent, and
 * the same whatever the order in which revisions come: writing again what is there changes nothing.
 */
@Singleton
public class SubmissionIndex {
    private static final String[] SUBMISSION = {"uuid", "uuid", "uuid", "text", "text", "text", "text", "int4", "text", "uuid",
        "uuid", "uuid[]", "text", "text", "timestamptz", "bool", "timestamptz", "timestamptz"};
    private static final String[] REVISION = {"uuid", "text", "uuid", "text", "uuid", "text", "int4", "text", "uuid", "uuid",
        "text", "uuid", "uuid[]", "text", "text", "text", "timestamptz", "timestamptz"};
    private static final String[] FINDING = {"uuid", "text", "int4", "text", "text", "text", "text"};
    private static final String[] FLAG = {"uuid", "text", "text"};
    private static final String[] INTAKE = {"uuid", "timestamptz"};
    private static final String[] STOP = {"uuid", "text", "timestamptz", "uuid", "text"};
    /** One round trip for all that nearly every batch writes. Clocks are stopped here for submissions that are new only. */
    private static final String ADD = """
            WITH added AS (
                INSERT INTO submission (id, authority_id, child_id, state, current_digest, sole_head, form_key, form_version, form_hash,
                    worker_id, visit_id, episode_ids, outcome, held_at, stopped_at, flagged, received_at, last_received_at, submitted_at,
                    review_due_at)
                SELECT a, b, c, d, e, f, g, h, i, j, k, l::uuid[], m, n, o, p, q, q, q, r
                FROM %s AS t(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r)
                ON CONFLICT (id) DO NOTHING RETURNING id),
            revisions AS (
                INSERT INTO submission_revision (submission_id, content_digest, authority_id, base, child_id, form_key, form_version, form_hash,
                    worker_id, sender_id, device_key, visit_id, episode_ids, outcome, held_at, completed_at, stopped_at, received_at)
                SELECT a, b, c, d, e, f, g, h, i, j, k, l, m::uuid[], n, o, p, q, r
                FROM %s AS t(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r)
                ON CONFLICT DO NOTHING),
            findings AS (
                INSERT INTO finding (submission_id, content_digest, position, kind, code, path, message)
                SELECT * FROM %s ON CONFLICT DO NOTHING),
            flags AS (
                INSERT INTO submission_flag (submission_id, content_digest, flag) SELECT * FROM %s ON CONFLICT DO NOTHING),
            stops AS (
                INSERT INTO clock_stop (visit_id, clock, stopped_at, submission_id, content_digest)
                SELECT t.* FROM %s AS t(a, b, c, id, e) JOIN added ON added.id = t.id),
            closed AS (
                UPDATE intake SET closed_at = t.at FROM %s AS t(id, at) WHERE intake.id = t.id)
            SELECT id FROM added""".formatted(Columns.unnest(SUBMISSION), Columns.unnest(REVISION), Columns.unnest(FINDING),
            Columns.unnest(FLAG), Columns.unnest(STOP), Columns.unnest(INTAKE));
    private static final String[] URGENT = {"uuid", "uuid", "uuid", "uuid", "text", "text", "text", "timestamptz"};
    private static final String ADD_URGENT = """
            INSERT INTO urgent_item (id, authority_id, submission_id, child_id, question, content_digest, message, raised_at)
            SELECT * FROM %s ON CONFLICT (submission_id, question) DO UPDATE
            SET content_digest = EXCLUDED.content_digest, message = EXCLUDED.message, raised_at = EXCLUDED.raised_at
            WHERE (EXCLUDED.raised_at, EXCLUDED.content_digest) < (urgent_item.raised_at, urgent_item.content_digest)"""
            .formatted(Columns.unnest(URGENT));

    private final Register register;
    private final SubmissionStanding standing;
    private final Clocks clocks;
    private final NamedAttachments attachments;

    SubmissionIndex(Register register, SubmissionStanding standing, Clocks clocks, NamedAttachments attachments) {
        this.register = register;
        this.standing = standing;
        this.clocks = clocks;
        this.attachments = attachments;
    }

    /**
     * Writes revisions into the index and says where their submissions stand now.
     *
     * @param closed intakes that are done with this, and when; closed with the first statement, if there is one
     * @param anew whether the index is being rebuilt: then choices and decisions on a submission may be older than its row
     * @return of all revisions of these submissions, those that have a rival on their base
     * @throws IllegalStateException if a submission of this id is another authority's
     */
    public Set<Submissions.RevisionName> add(Collection<ExaminedRevision> revisions, Map<UUID, Instant> closed, boolean anew) {
        // Rows are locked in one order everywhere, so that two batches never wait for each other.
        var sorted = revisions.stream().sorted(Comparator.comparing(ExaminedRevision::submissionId)).toList();
        var alone = anew ? Set.<UUID>of() : alone(sorted);
        var settled = new HashSet<>(write(sorted, alone, closed));
        settled.retainAll(alone);
        settled.removeAll(attachments.add(sorted));
        addUrgent(sorted);
        return standing.refreshed(sorted.stream().map(ExaminedRevision::submissionId).filter(id -> !settled.contains(id)).collect(Collectors.toSet()));
    }

    /** Writes the rows, and answers which submissions are new. A new row says all that is to say when one revision is all there is. */
    private List<UUID> write(List<ExaminedRevision> revisions, Set<UUID> alone, Map<UUID, Instant> closed) {
        if (revisions.isEmpty()) {
            return List.of();
        }
        var stops = new Columns(STOP.length);
        revisions.stream().filter(revision -> alone.contains(revision.submissionId())).flatMap(revision -> stop(revision).stream())
                .forEach(stop -> stops.row(stop.visitId(), Clocks.INTERVIEW, stop.at(), stop.submissionId(), stop.contentDigest()));
        var intakes = new Columns(INTAKE.length);
        closed.forEach(intakes::row);
        return register.list(Columns.sql(ADD, submissions(revisions), rows(revisions), findings(revisions), flags(revisions), stops, intakes),
                row -> row.uuid("id"));
    }

    private Columns submissions(List<ExaminedRevision> revisions) {
        var rows = new Columns(SUBMISSION.length);
        var seen = new HashSet<UUID>();
        for (var revision : revisions) {
            if (seen.add(revision.submissionId())) {
                var first = revision.base().isEmpty();
                rows.row(revision.submissionId(), revision.authorityId(), revision.childId(), first ? "submitted" : "awaitingBase",
                        revision.contentDigest(), first ? revision.contentDigest() : null, revision.form().key(), revision.form().version(),
                        revision.form().hash(), revision.workerId(), revision.visitId(), revision.episodeIds(), revision.outcome(),
                        revision.heldAt(), revision.stoppedAt(), !revision.flags().isEmpty(), revision.receivedAt(), clocks.authorisationDue(revision.receivedAt()));
            }
        }
        return rows;
    }

    private static Columns rows(List<ExaminedRevision> revisions) {
        var rows = new Columns(REVISION.length);
        revisions.forEach(revision -> rows.row(revision.submissionId(), revision.contentDigest(), revision.authorityId(), revision.base(),
                revision.childId(), revision.form().key(), revision.form().version(), revision.form().hash(), revision.workerId(),
                revision.senderId(), revision.deviceKey(), revision.visitId(), revision.episodeIds(), revision.outcome(),
                revision.heldAt(), revision.completedAt(), revision.stoppedAt(), revision.receivedAt()));
        return rows;
    }

    private static Columns findings(List<ExaminedRevision> revisions) {
        var rows = new Columns(FINDING.length);
        for (var revision : revisions) {
            int position = 0;
            for (var finding : revision.findings()) {
                rows.row(revision.submissionId(), revision.contentDigest(), position++, Words.of(finding.kind()), finding.code(),
                        finding.path(), finding.message());
            }
        }
        return rows;
    }

    private static Columns flags(List<ExaminedRevision> revisions) {
        var rows = new Columns(FLAG.length);
        revisions.forEach(revision -> revision.flags().forEach(flag -> rows.row(revision.submissionId(), revision.contentDigest(), Words.of(flag))));
        return rows;
    }

    /** The first revision that has a danger answer raises it, also when it comes second. */
    private void addUrgent(List<ExaminedRevision> revisions) {
        var rows = new Columns(URGENT.length);
        var seen = new HashSet<UUID>();
        var firstFirst = new ArrayList<>(revisions);
        firstFirst.sort(Comparator.comparing(ExaminedRevision::receivedAt).thenComparing(ExaminedRevision::contentDigest));
        for (var revision : firstFirst) {
            for (var finding : revision.urgent()) {
                var id = DerivedId.of(revision.submissionId().toString(), finding.path());
                if (seen.add(id)) {
                    rows.row(id, revision.authorityId(), revision.submissionId(), revision.childId(), finding.path(),
                            revision.contentDigest(), finding.message(), revision.receivedAt());
                }
            }
        }
        rows.run(register, ADD_URGENT);
    }

    private static Optional<SubmissionStanding.ClockStop> stop(ExaminedRevision revision) {
        return SubmissionStanding.ClockStop.of(revision.submissionId(), revision.contentDigest(), revision.form().key(),
                revision.visitId(), revision.stoppedAt());
    }

    /** Submissions of which one revision only is here. */
    private static Set<UUID> alone(List<ExaminedRevision> revisions) {
        return revisions.stream().collect(Collectors.groupingBy(ExaminedRevision::submissionId, Collectors.counting()))
                .entrySet().stream().filter(entry -> entry.getValue() == 1).map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
