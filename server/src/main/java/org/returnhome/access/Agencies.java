package org.returnhome.access;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** The authorities, their agencies and teams. */
@Singleton
public class Agencies {
    private final Register register;

    Agencies(Register register) {
        this.register = register;
    }

    public Optional<Authority> authority(UUID id) {
        return register.first(Sql.of("SELECT * FROM authority WHERE id = ?", id), row -> new Authority(row.uuid("id"),
                row.text("name"), row.text("local_authority_code"), row.optionalText("sealing_key")));
    }

    public Optional<Agency> agency(UUID id) {
        return Optional.ofNullable(agencies(Set.of(id)).get(id));
    }

    /** Those agencies that exist, by id; one statement. */
    public Map<UUID, Agency> agencies(Collection<UUID> ids) {
        return register.list(Sql.of("SELECT * FROM agency WHERE id = ANY (?)", ids), Agencies::agency).stream()
                .collect(Collectors.toMap(Agency::id, Function.identity()));
    }

    /** Those teams that exist, by id; one statement. */
    public Map<UUID, Team> teams(Collection<UUID> ids) {
        return register.list(Sql.of("SELECT * FROM team WHERE id = ANY (?)", ids),
                        row -> new Team(row.uuid("id"), row.uuid("agency_id"), row.text("name"))).stream()
                .collect(Collectors.toMap(Team::id, Function.identity()));
    }

    public void add(Authority authority) {
        register.change(Sql.of("INSERT INTO authority (id, name, local_authority_code, sealing_key) VALUES (?, ?, ?, ?)",
                authority.id(), authority.name(), authority.localAuthorityCode(), authority.sealingKey()));
    }

    public void add(Agency agency) {
        register.change(Sql.of("INSERT INTO agency (id, authority_id, name, kind) VALUES (?, ?, ?, ?)",
                agency.id(), agency.authorityId(), agency.name(), agency.kind().word()));
    }

    /** The numbers of these authorities, by authority, in the order in which they are shown; one statement. */
    public Map<UUID, List<AuthorityContact>> contacts(Collection<UUID> authorities) {
        return register.list(Sql.of("SELECT * FROM authority_contact WHERE authority_id = ANY (?) ORDER BY authority_id, position", authorities),
                row -> new AuthorityContact(row.uuid("authority_id"), Words.read(AuthorityContact.Kind.class, row.text("kind")), row.text("name"),
                        row.text("phone"), row.optionalText("hours"))).stream().collect(Collectors.groupingBy(AuthorityContact::authorityId));
    }

    /** Adds a number behind those that the authority has. */
    public void add(AuthorityContact contact) {
        register.change(Sql.of("""
                INSERT INTO authority_contact (authority_id, position, kind, name, phone, hours)
                SELECT ?, coalesce(max(position), 0) + 1, ?, ?, ?, ? FROM authority_contact WHERE authority_id = ?""", contact.authorityId(),
                Words.of(contact.kind()), contact.name(), contact.phone(), contact.hours(), contact.authorityId()));
    }

    public void add(Team team) {
        register.change(Sql.of("INSERT INTO team (id, agency_id, name) VALUES (?, ?, ?)", team.id(), team.agencyId(), team.name()));
    }

    private static Agency agency(Row row) {
        var kind = row.text("kind");
        return new Agency(row.uuid("id"), row.uuid("authority_id"), row.text("name"),
                Arrays.stream(Agency.Kind.values()).filter(one -> one.word().equals(kind)).findFirst().orElseThrow());
    }
}
