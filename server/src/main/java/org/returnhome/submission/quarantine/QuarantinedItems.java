package org.returnhome.submission.quarantine;

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
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;
import org.returnhome.submission.KnownForms;

/** The index of the quarantine, in PostgreSQL. */
@Singleton
class QuarantinedItems {
    private static final String SELECT = """
            SELECT quarantined_item.*, resolution, reason, resolved_by, resolved_at, child.id AS known_child,
                readable AND child.id IS NOT NULL AND person.id IS NOT NULL AS people_known
            FROM quarantined_item LEFT JOIN quarantine_resolution ON item_id = quarantined_item.id
            LEFT JOIN child ON child.id = child_id AND child.authority_id = quarantined_item.authority_id
            LEFT JOIN person ON person.id = worker_id AND person.authority_id = quarantined_item.authority_id
            WHERE""";

    private final Register register;
    private final KnownForms forms;

    QuarantinedItems(Register register, KnownForms forms) {
        this.register = register;
        this.forms = forms;
    }

    /** A place in the list: behind the item with these sort keys. */
    record Place(Instant receivedAt, UUID id) {}

    /** The item, if there is one within this reach. */
    Optional<QuarantinedItem> find(Scope scope, UUID id) {
        return register.first(Sql.of(SELECT + " quarantined_item.id = ? AND", id).add(within(scope)), this::item);
    }

    /** Oldest first, from a place on; only those that wait for a decision, if asked. */
    List<QuarantinedItem> list(Scope scope, boolean open, Optional<Place> after, int limit) {
        var sql = Sql.of(SELECT).add(within(scope));
        if (open) {
            sql.add("AND resolution IS NULL");
        }
        after.ifPresent(place -> sql.add("AND (received_at, quarantined_item.id) > (?, ?)", place.receivedAt(), place.id()));
        return register.list(sql.add("ORDER BY received_at, quarantined_item.id LIMIT ?", limit), this::item);
    }

    /** The items with these ids; who may see them is decided by what led to them. */
    Map<UUID, QuarantinedItem> byIds(Set<UUID> ids) {
        return register.list(Sql.of(SELECT + " quarantined_item.id = ANY (?)", ids), this::item).stream()
                .collect(Collectors.toMap(QuarantinedItem::id, Function.identity()));
    }

    /** Notes a decision; false, and nothing changed, when there is one. */
    boolean decide(QuarantinedItem item, QuarantinedItem.Decision decision) {
        return register.change(Sql.of("""
                INSERT INTO quarantine_resolution (item_id, authority_id, resolution, reason, resolved_by, resolved_at)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""", item.id(), item.authorityId(), Words.of(decision.resolution()),
                decision.reason(), decision.by(), decision.at())) == 1;
    }

    /** The one place that says which items a scope reaches: those one sent, or all of the authority. */
    private static Sql within(Scope scope) {
        return switch (scope) {
            case Scope.WholeAuthority whole -> Sql.of("quarantined_item.authority_id = ?", whole.authorityId());
            case Scope.OwnVisits own -> Sql.of("quarantined_item.authority_id = ? AND sender_id = ?", own.authorityId(), own.personId());
            case Scope.OwnCaseload _, Scope.OwnTeam _, Scope.OwnForce _, Scope.Nothing _ -> Sql.of("false");
        };
    }

    private QuarantinedItem item(Row row) {
        var code = Words.read(ProblemCode.class, row.text("code"));
        return new QuarantinedItem(row.uuid("id"), row.uuid("authority_id"), row.text("item_digest"),
                new Problem(code, row.optionalText("path"), row.text("message"), false), row.uuid("sender_id"), row.instant("received_at"),
                row.optionalUuid("submission_id"), row.optionalUuid("known_child"), row.integer("size"),
                row.flag("people_known") && row.optionalText("form_hash").filter(forms::knows).isPresent(),
                row.optionalText("resolution").map(word -> new QuarantinedItem.Decision(Words.read(QuarantineResolution.class, word),
                        row.text("reason"), row.uuid("resolved_by"), row.instant("resolved_at"))));
    }
}
