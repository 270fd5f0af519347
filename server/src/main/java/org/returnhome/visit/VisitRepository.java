package org.returnhome.visit;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.access.Scope;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** Visits in PostgreSQL. */
@Singleton
final class VisitRepository implements Visits {

    /** The one place that says where a visit stands and when its clock stopped. */
    private static final String VISITS = """
            (SELECT visit.*,
                (SELECT array_agg(episode_id ORDER BY missing_from, episode_id) FROM visit_episode
                    JOIN episode ON episode.id = episode_id WHERE visit_id = visit.id) AS episode_ids,
                (SELECT facts FROM visit_facts WHERE visit_id = visit.id ORDER BY pin DESC LIMIT 1) AS facts,
                (SELECT min(stopped_at) FROM clock_stop WHERE visit_id = visit.id AND clock = 'K12') AS interviewed_at,
                CASE WHEN withdrawn_at IS NOT NULL THEN 'withdrawn'
                    WHEN EXISTS (SELECT FROM visit_progress WHERE visit_id = visit.id AND submitted_at IS NOT NULL) THEN 'submitted'
                    ELSE 'assigned' END AS state
            FROM visit) AS visit""";

    private final Register register;

    VisitRepository(Register register) {
        this.register = register;
    }

    @Override
    public Optional<Visit> find(Scope scope, UUID id) {
        return register.first(Sql.of("SELECT * FROM " + VISITS + " WHERE id = ? AND", id).add(within(scope)), VisitRepository::visit);
    }

    @Override
    public Map<UUID, Visit> find(Scope scope, Set<UUID> ids) {
        return byId(Sql.of("SELECT * FROM " + VISITS + " WHERE id = ANY (?) AND", ids).add(within(scope)));
    }

    @Override
    public List<Visit> list(Scope scope, Optional<VisitState> state, Optional<Place> after, int limit) {
        var sql = Sql.of("SELECT * FROM " + VISITS + " WHERE").add(within(scope));
        state.ifPresent(wanted -> sql.add("AND state = ?", Words.of(wanted)));
        after.ifPresent(place -> sql.add("AND (coalesce(due_at, 'infinity'), id) > (coalesce(CAST(? AS timestamptz), 'infinity'), ?)",
                place.dueAt(), place.id()));
        return register.list(sql.add("ORDER BY coalesce(due_at, 'infinity'), id LIMIT ?", limit), VisitRepository::visit);
    }

    @Override
    public Map<UUID, Visit> byIds(Set<UUID> ids) {
        return byId(Sql.of("SELECT * FROM " + VISITS + " WHERE id = ANY (?)", ids));
    }

    @Override
    public Map<UUID, List<Visit>> covering(Scope scope, Set<UUID> episodeIds, int most) {
        var sql = Sql.of("""
                SELECT * FROM (SELECT covered.episode_id AS covered_id, visit.*,
                    row_number() OVER (PARTITION BY covered.episode_id ORDER BY assigned_at DESC, visit.id DESC) AS place
                FROM visit_episode AS covered JOIN""").add(VISITS)
                .add("ON visit.id = covered.visit_id WHERE covered.episode_id = ANY (?) AND", episodeIds).add(within(scope))
                .add(") AS covering WHERE place <= ? ORDER BY covered_id, place", most);
        return register.list(sql, row -> Map.entry(row.uuid("covered_id"), visit(row))).stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public List<Visit> openCovering(UUID episodeId) {
        return register.list(Sql.of("SELECT * FROM " + VISITS + " WHERE state = 'assigned' AND id IN"
                + " (SELECT visit_id FROM visit_episode WHERE episode_id = ?) ORDER BY id", episodeId), VisitRepository::visit);
    }

    @Override
    public int countOf(UUID childId) {
        return register.first(Sql.of("SELECT count(*) AS number FROM visit WHERE child_id = ?", childId), row -> (int) row.number("number"))
                .orElseThrow();
    }

    @Override
    public Set<UUID> everAssigned(UUID visitId) {
        return Set.copyOf(register.list(Sql.of("SELECT worker_id FROM visit_assignment WHERE visit_id = ?", visitId),
                row -> row.uuid("worker_id")));
    }

    @Override
    public List<PinnedFacts> pinnedFacts(UUID visitId) {
        return register.list(Sql.of("SELECT pinned_at, facts FROM visit_facts WHERE visit_id = ? ORDER BY pin", visitId),
                row -> new PinnedFacts(row.instant("pinned_at"), row.text("facts")));
    }

    @Override
    public Optional<Assignment> assignedAs(UUID authorityId, UUID clientId) {
        return register.first(Sql.of("SELECT * FROM visit_assignment WHERE authority_id = ? AND client_id = ?", authorityId, clientId),
                row -> new Assignment(row.uuid("id"), row.uuid("authority_id"), row.uuid("client_id"), row.uuid("visit_id"),
                        row.uuid("worker_id"), row.instant("assigned_at")));
    }

    @Override
    public boolean add(Visit visit, Assignment assignment) {
        return register.together(() -> {
            if (register.change(entering(assignment).add("ON CONFLICT (authority_id, client_id) DO NOTHING")) == 0) {
                return false;
            }
            register.change(Sql.of("""
                    INSERT INTO visit (id, authority_id, child_id, form_key, form_version, worker_id, assigned_at, due_at, note)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    visit.id(), visit.authorityId(), visit.childId(), visit.formKey(), visit.formVersion(), visit.workerId(),
                    visit.assignedAt(), visit.dueAt(), visit.note()));
            register.change(Sql.of("""
                    INSERT INTO visit_episode (authority_id, child_id, visit_id, episode_id)
                    SELECT ?, ?, ?, unnest(?)""", visit.authorityId(), visit.childId(), visit.id(), visit.episodeIds()));
            pin(visit.id(), new PinnedFacts(visit.assignedAt(), visit.facts()), visit.dueAt());
            return true;
        });
    }

    @Override
    public void move(Assignment assignment) {
        register.together(() -> {
            register.change(Sql.of("UPDATE visit_assignment SET ended_at = ? WHERE visit_id = ? AND ended_at IS NULL",
                    assignment.assignedAt(), assignment.visitId()));
            register.change(Sql.of("UPDATE visit SET worker_id = ?, assigned_at = ? WHERE id = ?",
                    assignment.workerId(), assignment.assignedAt(), assignment.visitId()));
            return register.change(entering(assignment));
        });
    }

    @Override
    public void note(UUID visitId, String note) {
        register.change(Sql.of("UPDATE visit SET note = ? WHERE id = ?", note, visitId));
    }

    @Override
    public void pin(UUID visitId, PinnedFacts facts, Optional<Instant> dueAt) {
        register.together(() -> {
            register.change(Sql.of("UPDATE visit SET due_at = ? WHERE id = ?", dueAt, visitId));
            return register.change(Sql.of("""
                    INSERT INTO visit_facts (visit_id, pin, pinned_at, facts)
                    SELECT ?, coalesce(max(pin), 0) + 1, ?, ? FROM visit_facts WHERE visit_id = ?""",
                    visitId, facts.pinnedAt(), facts.text(), visitId));
        });
    }

    @Override
    public void lock(UUID visitId) {
        register.list(Sql.of("SELECT id FROM visit WHERE id = ? FOR UPDATE", visitId), row -> row.uuid("id"));
    }

    private Map<UUID, Visit> byId(Sql sql) {
        return register.list(sql, VisitRepository::visit).stream().collect(Collectors.toMap(Visit::id, Function.identity()));
    }

    private static Sql entering(Assignment assignment) {
        return Sql.of("""
                INSERT INTO visit_assignment (id, authority_id, client_id, visit_id, worker_id, assigned_at)
                VALUES (?, ?, ?, ?, ?, ?)""",
                assignment.id(), assignment.authorityId(), assignment.clientId(), assignment.visitId(), assignment.workerId(),
                assignment.assignedAt());
    }

    /** The one place that says which visits a scope reaches: of one's own those that are still one's own. */
    private static Sql within(Scope scope) {
        return switch (scope) {
            case Scope.WholeAuthority whole -> Sql.of("visit.authority_id = ?", whole.authorityId());
            case Scope.OwnVisits own -> Sql.of("visit.authority_id = ? AND visit.worker_id = ?", own.authorityId(), own.personId());
            case Scope.OwnCaseload own -> Sql.of("""
                    visit.authority_id = ? AND EXISTS (SELECT FROM child
                        WHERE child.id = visit.child_id AND allocated_person_id = ?)""", own.authorityId(), own.personId());
            case Scope.OwnTeam own -> Sql.of("""
                    visit.authority_id = ? AND EXISTS (SELECT FROM child
                        WHERE child.id = visit.child_id AND team_id = ?)""", own.authorityId(), own.teamId());
            case Scope.OwnForce _, Scope.Nothing _ -> Sql.of("false");
        };
    }

    private static Visit visit(Row row) {
        return new Visit(row.uuid("id"), row.uuid("authority_id"), row.uuid("child_id"), row.uuids("episode_ids"),
                row.text("form_key"), row.integer("form_version"), row.uuid("worker_id"), row.instant("assigned_at"),
                row.optionalInstant("due_at"), row.optionalInstant("interviewed_at"),
                Words.read(VisitState.class, row.text("state")), row.text("facts"), row.optionalText("note"));
    }
}
