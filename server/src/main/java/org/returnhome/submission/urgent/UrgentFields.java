package org.returnhome.submission.urgent;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.Submissions;

/** Resolvers of {@code urgentItems} and {@code acknowledgeUrgentItem}. */
@Singleton
final class UrgentFields implements Fields {
    private static final String TYPE = "UrgentItem";
    private static final String LIST = "urgentItems";
    private static final int LONGEST_ACTION = 2000;

    private final Access access;
    private final UrgentItems items;
    private final Submissions submissions;
    private final People people;
    private final Clock clock;

    UrgentFields(Access access, UrgentItems items, Submissions submissions, People people, Clock clock) {
        this.access = access;
        this.items = items;
        this.submissions = submissions;
        this.people = people;
        this.clock = clock;
    }

    /** Answer to {@code acknowledgeUrgentItem}. */
    public record AcknowledgeUrgentItemPayload(Optional<UrgentItem> item, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.query(LIST, this::list);
        wiring.mutation("acknowledgeUrgentItem", this::acknowledge);
        wiring.type("AcknowledgeUrgentItemPayload", AcknowledgeUrgentItemPayload.class);
        wiring.connection(TYPE);
        wiring.type(TYPE, UrgentItem.class);
        wiring.childRecord(TYPE, UrgentItem::childId, UrgentItem::id);
        wiring.node(TYPE, (execution, id) -> items.find(access.scope(execution.caller(), Operation.URGENT_ITEMS), id)
                .map(item -> noted(execution, item, "node")));
        wiring.field(TYPE, "id", environment -> new GlobalId(TYPE, environment.<UrgentItem>getSource().id()));
        wiring.batch(TYPE, "submission", UrgentItem::submissionId, (Execution execution, Set<UUID> ids) -> {
            var found = submissions.byIds(ids);
            found.values().forEach(submission ->
                    execution.reads().noteChildRead(submission.childId(), "Submission", submission.id(), "submission"));
            return found;
        });
        wiring.batch(TYPE, "acknowledgedBy", (UrgentItem item) -> item.acknowledgement().map(UrgentItem.Acknowledgement::by),
                (Execution _, Set<UUID> ids) -> people.find(ids));
    }

    private Connection<UrgentItem> list(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var page = Page.of(environment, LIST);
        var after = page.after().map(cursor -> new UrgentItems.Place(cursor.time(0), cursor.uuid(1)));
        var rows = items.list(access.scope(execution.caller(), Operation.URGENT_ITEMS), Input.of(environment).optionalFlag("open").orElse(true),
                after, page.limit());
        rows.stream().limit(page.first()).forEach(row -> noted(execution, row, LIST));
        return Connection.of(page, rows, row -> page.cursor(row.raisedAt(), row.id()));
    }

    private AcknowledgeUrgentItemPayload acknowledge(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var input = Input.of(environment).object("input");
        var action = input.text("action", LONGEST_ACTION);
        var scope = access.scope(execution.caller(), Operation.ACKNOWLEDGE_URGENT_ITEM);
        var item = items.find(scope, input.id("itemId", TYPE));
        if (item.isEmpty()) {
            return refused(ProblemCode.NOT_FOUND, "There is no such item.");
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!items.acknowledge(item.get(), new UrgentItem.Acknowledgement(execution.caller().personId(), at, action))) {
            return refused(ProblemCode.ALREADY_ACKNOWLEDGED, "Somebody has acknowledged this item before.");
        }
        return new AcknowledgeUrgentItemPayload(items.find(scope, item.get().id())
                .map(found -> noted(execution, found, "acknowledgeUrgentItem")), List.of());
    }

    private static AcknowledgeUrgentItemPayload refused(ProblemCode code, String message) {
        return new AcknowledgeUrgentItemPayload(Optional.empty(), List.of(Problem.at(code, "input.itemId", message)));
    }

    private static UrgentItem noted(Execution execution, UrgentItem item, String field) {
        execution.reads().noteChildRead(item.childId(), TYPE, item.id(), field);
        return item;
    }
}
