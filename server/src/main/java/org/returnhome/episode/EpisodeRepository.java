package org.returnhome.episode;

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
import org.returnhome.child.ChildStatus;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** Episodes in PostgreSQL. */
@Singleton
final class EpisodeRepository implements Episodes {

    /** The one place that says where an episode stands (domain §3.2). An unreported one begins as returned. */
    private static final String EPISODES = """
            SELECT * FROM (SELECT episode.*, CASE
                WHEN EXISTS (SELECT FROM visit_episode JOIN visit ON visit.id = visit_id JOIN visit_progress USING (visit_id)
                    WHERE episode_id = episode.id AND form_key = 'returnHomeInterview' AND authorised_at IS NOT NULL) THEN 'reviewed'
                WHEN EXISTS (SELECT FROM visit_episode JOIN visit ON visit.id = visit_id JOIN visit_progress USING (visit_id)
                    WHERE episode_id = episode.id AND form_key = 'welfareCheck' AND submitted_at IS NOT NULL) THEN 'postReturn'
                WHEN returned_at IS NOT NULL OR category = 'unreportedMissing' THEN 'returned'
                WHEN found_at IS NOT NULL THEN 'locatedNotReturned'
                WHEN category IN ('apwa', 'absentLegacy') THEN 'absentOrAway'
                ELSE 'missingOpen' END AS state
            FROM episode) AS episode WHERE""";

    private final Register register;

    EpisodeRepository(Register register) {
        this.register = register;
    }

    @Override
    public Optional<Episode> find(Scope scope, UUID id) {
        return register.first(Sql.of(EPISODES).add("id = ? AND", id).add(within(scope)), EpisodeRepository::episode);
    }

    @Override
    public List<Episode> list(Scope scope, Filter filter, Optional<Place> after, int limit) {
        var sql = Sql.of(EPISODES).add(within(scope));
        filter.childId().ifPresent(child -> sql.add("AND child_id = ?", child));
        filter.state().ifPresent(state -> sql.add("AND state = ?", Words.of(state)));
        after.ifPresent(place -> sql.add("AND (missing_from, id) < (?, ?)", place.missingFrom(), place.id()));
        return register.list(sql.add("ORDER BY missing_from DESC, id DESC LIMIT ?", limit), EpisodeRepository::episode);
    }

    @Override
    public Map<UUID, Episode> byIds(Set<UUID> ids) {
        return register.list(Sql.of(EPISODES).add("id = ANY (?)", ids), EpisodeRepository::episode).stream()
                .collect(Collectors.toMap(Episode::id, Function.identity()));
    }

    @Override
    public Optional<Episode> reportedAs(UUID authorityId, UUID clientId) {
        return register.first(Sql.of(EPISODES).add("authority_id = ? AND client_id = ?", authorityId, clientId),
                EpisodeRepository::episode);
    }

    @Override
    public boolean add(Episode episode) {
        return register.change(Sql.of("""
                INSERT INTO episode (id, authority_id, child_id, client_id, category, home_or_care, missing_from, reported_at,
                    reporter_type, police_log_number, police_agency_id, police_risk, found_at, returned_at, overview,
                    child_status, exploitation_team_open)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (authority_id, client_id) DO NOTHING""",
                episode.id(), episode.authorityId(), episode.childId(), episode.clientId(), Words.of(episode.category()),
                Words.of(episode.homeOrCare()), episode.missingFrom(), episode.reportedAt(), episode.reporterType(),
                episode.policeLogNumber(), episode.policeAgencyId(), episode.policeRisk().map(Words::of), episode.foundAt(),
                episode.returnedAt(), episode.overview(), Words.of(episode.childStatus()), episode.exploitationTeamOpen())) == 1;
    }

    @Override
    public void recordReturn(UUID id, Instant foundAt, Optional<Instant> returnedAt) {
        register.change(Sql.of("UPDATE episode SET found_at = ?, returned_at = ? WHERE id = ?", foundAt, returnedAt, id));
    }

    @Override
    public void lock(Set<UUID> ids) {
        register.list(Sql.of("SELECT id FROM episode WHERE id = ANY (?) ORDER BY id FOR UPDATE", ids), row -> row.uuid("id"));
    }

    /** The one place that says which episodes a scope reaches. */
    private static Sql within(Scope scope) {
        return switch (scope) {
            case Scope.WholeAuthority whole -> Sql.of("authority_id = ?", whole.authorityId());
            case Scope.OwnVisits own -> Sql.of("""
                    authority_id = ? AND EXISTS (SELECT FROM visit_episode JOIN visit ON visit.id = visit_id
                        WHERE episode_id = episode.id AND worker_id = ? AND withdrawn_at IS NULL)""",
                    own.authorityId(), own.personId());
            case Scope.OwnCaseload own -> Sql.of("""
                    authority_id = ? AND EXISTS (SELECT FROM child WHERE child.id = child_id AND allocated_person_id = ?)""",
                    own.authorityId(), own.personId());
            case Scope.OwnTeam own -> Sql.of("""
                    authority_id = ? AND EXISTS (SELECT FROM child WHERE child.id = child_id AND team_id = ?)""",
                    own.authorityId(), own.teamId());
            case Scope.OwnForce own -> Sql.of("authority_id = ? AND police_agency_id = ?", own.authorityId(), own.agencyId());
            case Scope.Nothing _ -> Sql.of("false");
        };
    }

    private static Episode episode(Row row) {
        return new Episode(row.uuid("id"), row.uuid("authority_id"), row.uuid("child_id"), row.uuid("client_id"),
                Words.read(EpisodeCategory.class, row.text("category")), Words.read(EpisodeState.class, row.text("state")),
                Words.read(HomeOrCare.class, row.text("home_or_care")), row.instant("missing_from"), row.instant("reported_at"),
                row.optionalText("reporter_type"), row.optionalText("police_log_number"), row.optionalUuid("police_agency_id"),
                row.optionalText("police_risk").map(word -> Words.read(RiskLevel.class, word)), row.optionalInstant("found_at"),
                row.optionalInstant("returned_at"), row.optionalText("overview"),
                Words.read(ChildStatus.class, row.text("child_status")), row.flag("exploitation_team_open"));
    }
}
