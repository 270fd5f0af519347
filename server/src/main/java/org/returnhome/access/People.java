package org.returnhome.access;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** The people of the register. */
@Singleton
public class People {
    private final Register register;

    People(Register register) {
        this.register = register;
    }

    /** The person, active or not. */
    public Optional<Person> find(UUID id) {
        return Optional.ofNullable(find(Set.of(id)).get(id));
    }

    /** Those people who exist, by id, active or not; one statement. */
    public Map<UUID, Person> find(Collection<UUID> ids) {
        return register.list(Sql.of("SELECT * FROM person WHERE id = ANY (?)", ids), People::person).stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    /** The active people of an authority by name; of one role, if given. */
    public List<Person> ofAuthority(UUID authorityId, Optional<Role> role) {
        var sql = Sql.of("SELECT * FROM person WHERE active AND authority_id = ?", authorityId);
        role.ifPresent(one -> sql.add("AND role = ?", one.word()));
        return register.list(sql.add("ORDER BY display_name, id"), People::person);
    }

    /**
     * Adds a person.
     *
     * @param userName what the person types to sign in; one person only, whatever the case of its letters
     * @param passwordHash made by {@link org.returnhome.access.token.Passwords}; empty for people of an external issuer
     */
    public void add(Person person, String userName, Optional<String> passwordHash) {
        register.change(Sql.of("INSERT INTO person (id, authority_id, agency_id, team_id, role, display_name, active, user_name,"
                        + " password_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                person.id(), person.authorityId(), person.agencyId(), person.teamId(), person.role().word(),
                person.displayName(), person.active(), userName, passwordHash));
    }

    /** Says who the person is at an issuer other than our own. */
    public void addIdentity(UUID personId, String issuer, String subject) {
        register.change(Sql.of("INSERT INTO person_identity (issuer, subject, person_id) VALUES (?, ?, ?)", issuer, subject, personId));
    }

    /** Lets the person in, or out: the very next request with an old token is refused. */
    public void setActive(UUID personId, boolean active) {
        register.change(Sql.of("UPDATE person SET active = ? WHERE id = ?", active, personId));
    }

    private static Person person(Row row) {
        return new Person(row.uuid("id"), row.uuid("authority_id"), row.uuid("agency_id"), row.optionalUuid("team_id"),
                Role.of(row.text("role")).orElseThrow(), row.text("display_name"), row.flag("active"));
    }
}
