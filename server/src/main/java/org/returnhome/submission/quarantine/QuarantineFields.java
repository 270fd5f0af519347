package org.returnhome.submission.quarantine;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Operation;
import org.returnhome.access.People;
import org.returnhome.graphql.Connection;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Page;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;
import org.returnhome.submission.Submission;
import org.returnhome.visit.Change;

/** Resolvers of {@code quarantinedItems} and {@code resolveQuarantine}. */
@Singleton
final class QuarantineFields implements Fields {
    private static final String TYPE = "QuarantinedItem";
    private static final String LIST = "quarantinedItems";
    private static final int LONGEST_REASON = 2000;

    private final Access access;
    private final QuarantinedItems items;
    private final ResolveQuarantine resolveQuarantine;
    private final People people;

    QuarantineFields(Access access, QuarantinedItems items, ResolveQuarantine resolveQuarantine, People people) {
        this.access = access;
        this.items = items;
        this.resolveQuarantine = resolveQuarantine;
        this.people = people;
    }

    /** Answer to {@code resolveQuarantine}. */
    public record ResolveQuarantinePayload(Optional<QuarantinedItem> item, Optional<Submission> submission, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.query(LIST, this::list);
        wiring.mutation("resolveQuarantine", this::resolve);
        wiring.type("ResolveQuarantinePayload", ResolveQuarantinePayload.class);
        wiring.words("QuarantineResolution", QuarantineResolution.class);
        wiring.connection(TYPE);
        wiring.type(TYPE, QuarantinedItem.class);
        wiring.childRecord(TYPE, QuarantinedItem::childId, QuarantinedItem::id);
        wiring.node(TYPE, (execution, id) -> items.find(access.scope(execution.caller(), Operation.QUARANTINED_ITEMS), id)
                .map(item -> noted(execution, item, "node")));
        wiring.field(TYPE, "id", environment -> new GlobalId(TYPE, environment.<QuarantinedItem>getSource().id()));
        wiring.batch(TYPE, "sender", QuarantinedItem::senderId, (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.batch(TYPE, "resolvedBy", (QuarantinedItem item) -> item.decided().map(QuarantinedItem.Decision::by),
                (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.batch("QuarantineResolved", "item", Change.QuarantineResolved::itemId, (Execution execution, Set<UUID> ids) -> told(execution, ids));
    }

    private Connection<QuarantinedItem> list(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var page = Page.of(environment, LIST);
        var after = page.after().map(cursor -> new QuarantinedItems.Place(cursor.time(0), cursor.uuid(1)));
        var rows = items.list(access.scope(execution.caller(), Operation.QUARANTINED_ITEMS), Input.of(environment).optionalFlag("open").orElse(true),
                after, page.limit());
        rows.stream().limit(page.first()).forEach(row -> noted(execution, row, LIST));
        return Connection.of(page, rows, row -> page.cursor(row.receivedAt(), row.id()));
    }

    private ResolveQuarantinePayload resolve(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var input = Input.of(environment).object("input");
        return switch (resolveQuarantine.resolve(execution.caller(), input.id("itemId", TYPE),
                input.word("resolution", QuarantineResolution.class), input.text("reason", LONGEST_REASON))) {
            case ResolveQuarantine.Outcome.Resolved(var item, var submission) -> {
                submission.ifPresent(found -> execution.reads().noteChildRead(found.childId(), "Submission", found.id(), "resolveQuarantine"));
                yield new ResolveQuarantinePayload(Optional.of(noted(execution, item, "resolveQuarantine")), submission, List.of());
            }
            case ResolveQuarantine.Outcome.Refused(var problem) ->
                    new ResolveQuarantinePayload(Optional.empty(), Optional.empty(), List.of(problem));
        };
    }

    private Map<UUID, QuarantinedItem> told(Execution execution, Set<UUID> ids) {
        var found = items.byIds(ids);
        found.values().forEach(item -> noted(execution, item, "changes"));
        return found;
    }

    private static QuarantinedItem noted(Execution execution, QuarantinedItem item, String field) {
        item.childId().ifPresent(child -> execution.reads().noteChildRead(child, TYPE, item.id(), field));
        return item;
    }
}
