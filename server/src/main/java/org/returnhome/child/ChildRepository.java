package org.returnhome.child;

import jakarta.inject.Singleton;
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

/** Children in PostgreSQL. */
@Singleton
final class ChildRepository implements Children {

    private final Register register;

    ChildRepository(Register register) {
        this.register = register;
    }

    @Override
    public Optional<Child> find(Scope scope, UUID id) {
        return register.first(Sql.of("SELECT child.* FROM child WHERE child.id = ? AND", id).add(within(scope)),
                ChildRepository::child);
    }

    @Override
    public Map<UUID, Child> byIds(Set<UUID> ids) {
        return register.list(Sql.of("SELECT child.* FROM child WHERE id = ANY (?)", ids), ChildRepository::child).stream()
                .collect(Collectors.toMap(Child::id, Function.identity()));
    }

    @Override
    public void add(Child child) {
        register.change(Sql.of("""
                INSERT INTO child (id, authority_id, case_number, family_name, given_names, known_as, date_of_birth, gender,
                    gender_self_described, ethnicity, first_language, status, exploitation_team_open, team_id, allocated_person_id,
                    placed_out_of_area, responsible_authority)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                child.id(), child.authorityId(), child.caseNumber(), child.familyName(), child.givenNames(), child.knownAs(),
                child.dateOfBirth(), child.gender(), child.genderSelfDescribed(), child.ethnicity(), child.firstLanguage(),
                Words.of(child.status()), child.exploitationTeamOpen(), child.teamId(), child.allocatedPersonId(),
                child.placedOutOfArea(), child.responsibleAuthority()));
    }

    /** The one place that says which children a scope reaches. A force reaches children only through its episodes. */
    private static Sql within(Scope scope) {
        return switch (scope) {
            case Scope.WholeAuthority whole -> Sql.of("child.authority_id = ?", whole.authorityId());
            case Scope.OwnVisits own -> Sql.of("""
                    child.authority_id = ? AND EXISTS (SELECT FROM visit
                        WHERE visit.child_id = child.id AND visit.worker_id = ? AND visit.withdrawn_at IS NULL)""",
                    own.authorityId(), own.personId());
            case Scope.OwnCaseload own -> Sql.of("child.authority_id = ? AND child.allocated_person_id = ?",
                    own.authorityId(), own.personId());
            case Scope.OwnTeam own -> Sql.of("child.authority_id = ? AND child.team_id = ?", own.authorityId(), own.teamId());
            case Scope.OwnForce _, Scope.Nothing _ -> Sql.of("false");
        };
    }

    private static Child child(Row row) {
        return new Child(row.uuid("id"), row.uuid("authority_id"), row.text("case_number"), row.text("family_name"),
                row.text("given_names"), row.optionalText("known_as"), row.date("date_of_birth"), row.optionalText("gender"),
                row.optionalText("gender_self_described"), row.optionalText("ethnicity"), row.optionalText("first_language"),
                Words.read(ChildStatus.class, row.text("status")), row.flag("exploitation_team_open"),
                row.optionalUuid("team_id"), row.optionalUuid("allocated_person_id"), row.optionalText("placed_out_of_area"),
                row.optionalText("responsible_authority"));
    }
}
