package org.returnhome.submission;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.access.Scope;
import org.returnhome.access.Subject;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Columns;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** The index of submissions in PostgreSQL. */
@Singleton
final class SubmissionRepository implements Submissions {
    private static final String SELECT = "SELECT submission.*, array_to_string(episode_ids, ',') AS episodes FROM submission WHERE";

    private final Register register;

    SubmissionRepository(Register register) {
        this.register = register;
    }

    @Override
    public Optional<Submission> find(Scope scope, UUID id) {
        return register.first(Sql.of(SELECT + " submission.id = ? AND", id).add(within(scope)), SubmissionRepository::submission);
    }

    @Override
    public Optional<Submission> lock(Scope scope, UUID id) {
        return register.first(Sql.of(SELECT + " submission.id = ? AND", id).add(within(scope)).add("FOR UPDATE OF submission"),
                SubmissionRepository::submission);
    }

    @Override
    public List<Submission> list(Scope scope, SubmissionFilter filter, Optional<Place> after, int limit) {
        var sql = Sql.of(SELECT).add(within(scope));
        filter.state().ifPresent(state -> sql.add("AND state = ?", Words.of(state)));
        filter.formKey().ifPresent(key -> sql.add("AND form_key = ?", key));
        filter.childId().ifPresent(child -> sql.add("AND child_id = ?", child));
        filter.workerId().ifPresent(worker -> sql.add("AND worker_id = ?", worker));
        filter.dueBefore().ifPresent(instant -> sql.add("AND decided_at IS NULL AND review_due_at < ?", instant));
        filter.flagged().ifPresent(flagged -> sql.add("AND flagged = ?", flagged));
        after.ifPresent(place -> sql.add("AND (last_received_at, id) < (?, ?)", place.lastReceivedAt(), place.id()));
        return register.list(sql.add("ORDER BY last_received_at DESC, id DESC LIMIT ?", limit), SubmissionRepository::submission);
    }

    @Override
    public Map<UUID, Submission> byIds(Set<UUID> ids) {
        return register.list(Sql.of(SELECT + " id = ANY (?)", ids), SubmissionRepository::submission).stream()
                .collect(Collectors.toMap(Submission::id, Function.identity()));
    }

    @Override
    public Map<UUID, List<Revision>> revisions(Set<UUID> submissionIds) {
        return register.list(Sql.of("""
                SELECT r.*, array_to_string(r.episode_ids, ',') AS episodes,
                    NOT EXISTS (SELECT FROM submission_revision n WHERE n.submission_id = r.submission_id AND n.base = r.content_digest)
                    AND NOT EXISTS (SELECT FROM revision_choice c WHERE c.submission_id = r.submission_id
                        AND r.content_digest = ANY (c.set_aside)) AS head
                FROM submission_revision r WHERE r.submission_id = ANY (?) ORDER BY r.received_at, r.content_digest""",
                submissionIds), SubmissionRepository::revision).stream().collect(Collectors.groupingBy(Revision::submissionId));
    }

    @Override
    public Map<RevisionName, List<Finding>> findings(Set<RevisionName> revisions) {
        return register.list(named("SELECT * FROM finding JOIN %s USING (submission_id, content_digest) ORDER BY position", revisions),
                row -> Map.entry(name(row), new Finding(Words.read(FindingKind.class, row.text("kind")), row.text("path"),
                        row.text("code"), row.text("message")))).stream().collect(grouped());
    }

    @Override
    public Map<RevisionName, List<SubmissionFlag>> flags(Set<RevisionName> revisions) {
        return register.list(named("SELECT * FROM submission_flag JOIN %s USING (submission_id, content_digest) ORDER BY flag", revisions),
                row -> Map.entry(name(row), Words.read(SubmissionFlag.class, row.text("flag")))).stream().collect(grouped());
    }

    @Override
    public Subject subject(Submission submission) {
        var workers = new HashSet<UUID>();
        var senders = new HashSet<UUID>();
        revisions(Set.of(submission.id())).getOrDefault(submission.id(), List.of()).forEach(revision -> {
            workers.add(revision.workerId());
            senders.add(revision.senderId());
        });
        senders.addAll(workers);
        register.list(Sql.of("SELECT worker_id FROM visit_assignment WHERE visit_id = ?", submission.visitId()), row -> row.uuid("worker_id"))
                .forEach(senders::add);
        var child = register.first(Sql.of("SELECT allocated_person_id, team_id FROM child WHERE id = ?", submission.childId()),
                row -> Subject.in(submission.authorityId()).ofChild(row.optionalUuid("allocated_person_id"), row.optionalUuid("team_id")));
        return child.orElseThrow().assignedTo(senders).interviewedBy(workers);
    }

    /** The one place that says which submissions a scope reaches. A force reads packs, never submissions. */
    static Sql within(Scope scope) {
        return switch (scope) {
            case Scope.WholeAuthority whole -> Sql.of("submission.authority_id = ?", whole.authorityId());
            case Scope.OwnVisits own -> Sql.of("""
                    submission.authority_id = ? AND (submission.worker_id = ?
                        OR EXISTS (SELECT FROM submission_revision WHERE submission_id = submission.id AND ? IN (worker_id, sender_id))
                        OR EXISTS (SELECT FROM visit_assignment WHERE visit_id = submission.visit_id AND visit_assignment.worker_id = ?))""",
                    own.authorityId(), own.personId(), own.personId(), own.personId());
            case Scope.OwnCaseload own -> Sql.of("""
                    submission.authority_id = ? AND EXISTS (SELECT FROM child
                        WHERE child.id = submission.child_id AND allocated_person_id = ?)""", own.authorityId(), own.personId());
            case Scope.OwnTeam own -> Sql.of("""
                    submission.authority_id = ? AND EXISTS (SELECT FROM child WHERE child.id = submission.child_id AND team_id = ?)""",
                    own.authorityId(), own.teamId());
            case Scope.OwnForce _, Scope.Nothing _ -> Sql.of("false");
        };
    }

    private static Sql named(String text, Set<RevisionName> revisions) {
        var rows = new Columns(2);
        revisions.forEach(revision -> rows.row(revision.submissionId(), revision.contentDigest()));
        return rows.sql(text.formatted(Columns.unnest("uuid", "text") + " AS n(submission_id, content_digest)"));
    }

    private static <T> java.util.stream.Collector<Map.Entry<RevisionName, T>, ?, Map<RevisionName, List<T>>> grouped() {
        return Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()));
    }

    private static RevisionName name(Row row) {
        return new RevisionName(row.uuid("submission_id"), row.text("content_digest"));
    }

    private static Submission submission(Row row) {
        return new Submission(row.uuid("id"), row.uuid("authority_id"), row.uuid("child_id"),
                Words.read(SubmissionState.class, row.text("state")), row.text("current_digest"), row.optionalText("sole_head"), form(row),
                row.uuid("worker_id"), row.optionalUuid("visit_id"), episodes(row), row.optionalText("outcome"),
                row.optionalText("held_at").map(OffsetDateTime::parse), row.optionalInstant("stopped_at"), row.flag("flagged"),
                row.instant("received_at"), row.instant("last_received_at"), row.instant("submitted_at"),
                row.optionalInstant("decided_at"), row.instant("review_due_at"));
    }

    private static Revision revision(Row row) {
        return new Revision(row.uuid("submission_id"), row.uuid("authority_id"), row.uuid("child_id"), row.text("content_digest"),
                row.optionalText("base"), row.flag("head"), form(row), row.uuid("worker_id"), row.uuid("sender_id"), row.text("device_key"),
                row.optionalUuid("visit_id"), episodes(row), OffsetDateTime.parse(row.text("completed_at")), row.instant("received_at"));
    }

    private static FormReference form(Row row) {
        return new FormReference(row.text("form_key"), row.integer("form_version"), row.text("form_hash"));
    }

    private static List<UUID> episodes(Row row) {
        var ids = row.text("episodes");
        return ids.isEmpty() ? List.of() : Arrays.stream(ids.split(",")).map(UUID::fromString).toList();
    }
}
