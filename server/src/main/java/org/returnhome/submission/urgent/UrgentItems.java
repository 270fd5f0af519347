package org.returnhome.submission.urgent;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Scope;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** Urgent items in PostgreSQL. */
@Singleton
class UrgentItems {
    private static final String SELECT = """
            SELECT urgent_item.*, acknowledged_by, acknowledged_at, action
            FROM urgent_item LEFT JOIN urgent_acknowledgement ON urgent_item_id = urgent_item.id WHERE""";

    private final Register register;

    UrgentItems(Register register) {
        this.register = register;
    }

    /** A place in the list: behind the item with these sort keys. */
    record Place(Instant raisedAt, UUID id) {}

    /** The item, if there is one within this reach. */
    Optional<UrgentItem> find(Scope scope, UUID id) {
        return register.first(Sql.of(SELECT + " urgent_item.id = ? AND", id).add(within(scope)), UrgentItems::item);
    }

    /** Oldest first, from a place on; only those that nobody acknowledged, if asked. */
    List<UrgentItem> list(Scope scope, boolean open, Optional<Place> after, int limit) {
        var sql = Sql.of(SELECT).add(within(scope));
        if (open) {
            sql.add("AND acknowledged_at IS NULL");
        }
        after.ifPresent(place -> sql.add("AND (raised_at, urgent_item.id) > (?, ?)", place.raisedAt(), place.id()));
        return register.list(sql.add("ORDER BY raised_at, urgent_item.id LIMIT ?", limit), UrgentItems::item);
    }

    /** Notes who acts on it; false, and nothing changed, when somebody does. */
    boolean acknowledge(UrgentItem item, UrgentItem.Acknowledgement acknowledgement) {
        return register.change(Sql.of("""
                INSERT INTO urgent_acknowledgement (urgent_item_id, authority_id, acknowledged_by, acknowledged_at, action)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""", item.id(), item.authorityId(), acknowledgement.by(),
                acknowledgement.at(), acknowledgement.action())) == 1;
    }

    /** The one place that says which items a scope reaches: by the child. */
    private static Sql within(Scope scope) {
        return switch (scope) {
            case Scope.WholeAuthority whole -> Sql.of("urgent_item.authority_id = ?", whole.authorityId());
            case Scope.OwnCaseload own -> Sql.of("""
                    urgent_item.authority_id = ? AND EXISTS (SELECT FROM child WHERE child.id = child_id AND allocated_person_id = ?)""",
                    own.authorityId(), own.personId());
            case Scope.OwnTeam own -> Sql.of("""
                    urgent_item.authority_id = ? AND EXISTS (SELECT FROM child WHERE child.id = child_id AND team_id = ?)""",
                    own.authorityId(), own.teamId());
            case Scope.OwnVisits _, Scope.OwnForce _, Scope.Nothing _ -> Sql.of("false");
        };
    }

    private static UrgentItem item(Row row) {
        return new UrgentItem(row.uuid("id"), row.uuid("authority_id"), row.uuid("submission_id"), row.uuid("child_id"),
                row.text("question"), row.text("message"), row.instant("raised_at"), row.optionalInstant("acknowledged_at")
                .map(at -> new UrgentItem.Acknowledgement(row.uuid("acknowledged_by"), at, row.text("action"))));
    }
}
