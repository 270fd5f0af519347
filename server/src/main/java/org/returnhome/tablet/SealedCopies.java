package org.returnhome.tablet;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Scope;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** Which sealed copies there are, in the register. */
@Singleton
class SealedCopies {
    /** With the first time that it was taken out. */
    private static final String COPIES = """
            SELECT * FROM (SELECT sealed_copy.*, o.opened_by, o.opened_at, o.reason AS open_reason FROM sealed_copy LEFT JOIN LATERAL
                (SELECT * FROM sealed_copy_opening WHERE copy_id = sealed_copy.id ORDER BY id LIMIT 1) AS o ON true) AS sealed_copy WHERE""";

    private final Register register;

    SealedCopies(Register register) {
        this.register = register;
    }

    /** A place in the list: behind the copy with these sort keys. */
    record Place(Instant receivedAt, UUID id) {}

    Optional<SealedCopy> find(Scope scope, UUID id) {
        return register.first(Sql.of(COPIES + " id = ? AND", id).add(within(scope)), SealedCopies::copy);
    }

    /** Last received first, from a place on. */
    List<SealedCopy> list(Scope scope, Optional<Place> after, int limit) {
        var sql = Sql.of(COPIES).add(within(scope));
        after.ifPresent(place -> sql.add("AND (received_at, id) < (?, ?)", place.receivedAt(), place.id()));
        return register.list(sql.add("ORDER BY received_at DESC, id DESC LIMIT ?", limit), SealedCopies::copy);
    }

    /** Enters the copy unless its client id is known, and answers what is entered, locked until the transaction ends. */
    SealedCopy enter(SealedCopy copy) {
        register.change(Sql.of("""
                INSERT INTO sealed_copy (id, authority_id, client_id, device_id, person_id, from_file, parts, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (authority_id, client_id) DO NOTHING""", copy.id(), copy.authorityId(),
                copy.clientId(), copy.deviceId(), copy.personId(), copy.fromFile(), copy.parts(), copy.receivedAt()));
        register.list(Sql.of("SELECT id FROM sealed_copy WHERE authority_id = ? AND client_id = ? FOR UPDATE", copy.authorityId(), copy.clientId()),
                row -> row.uuid("id"));
        return register.first(Sql.of(COPIES + " authority_id = ? AND client_id = ?", copy.authorityId(), copy.clientId()), SealedCopies::copy).orElseThrow();
    }

    /** Notes that a part is kept, and answers how many are. */
    int partKept(UUID copyId, int part, String digest) {
        register.change(Sql.of("INSERT INTO sealed_copy_part (copy_id, part, digest) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", copyId, part, digest));
        return register.first(Sql.of("SELECT count(*) AS number FROM sealed_copy_part WHERE copy_id = ?", copyId),
                row -> (int) row.number("number")).orElseThrow();
    }

    void complete(UUID id, SealedCopy.Whole whole) {
        register.change(Sql.of("UPDATE sealed_copy SET size = ?, digest = ?, receipt = ? WHERE id = ? AND receipt IS NULL", whole.size(),
                whole.digest(), whole.receipt(), id));
    }

    /** Notes who takes which part out; committed when this returns. */
    void opened(UUID id, int part, SealedCopy.Opening opening) {
        register.change(Sql.of("INSERT INTO sealed_copy_opening (copy_id, part, opened_by, opened_at, reason) VALUES (?, ?, ?, ?, ?)",
                id, part, opening.by(), opening.at(), opening.reason()));
    }

    /** Notes who brought in what was in it; the first one stays on record. */
    void imported(UUID id, SealedCopy.Importing importing) {
        register.change(Sql.of("UPDATE sealed_copy SET imported_by = ?, imported_at = ? WHERE id = ? AND imported_by IS NULL",
                importing.by(), importing.at(), id));
    }

    private static Sql within(Scope scope) {
        return switch (scope) {
            case Scope.WholeAuthority whole -> Sql.of("authority_id = ?", whole.authorityId());
            case Scope.OwnVisits _, Scope.OwnCaseload _, Scope.OwnTeam _, Scope.OwnForce _, Scope.Nothing _ -> Sql.of("false");
        };
    }

    private static SealedCopy copy(Row row) {
        return new SealedCopy(row.uuid("id"), row.uuid("authority_id"), row.uuid("client_id"), row.optionalUuid("device_id"),
                row.uuid("person_id"), row.flag("from_file"), row.integer("parts"), row.instant("received_at"),
                row.optionalText("receipt").map(receipt -> new SealedCopy.Whole(row.number("size"), row.text("digest"), receipt)),
                row.optionalUuid("opened_by").map(by -> new SealedCopy.Opening(by, row.instant("opened_at"), row.text("open_reason"))),
                row.optionalUuid("imported_by").map(by -> new SealedCopy.Importing(by, row.instant("imported_at"))));
    }
}
