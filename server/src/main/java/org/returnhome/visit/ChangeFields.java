package org.returnhome.visit;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.returnhome.access.Access;
import org.returnhome.access.Operation;
import org.returnhome.form.FormVersion;
import org.returnhome.form.Forms;
import org.returnhome.graphql.Connection;
import org.returnhome.graphql.Edge;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.Page;
import org.returnhome.graphql.PageInfo;
import org.returnhome.graphql.Wiring;

/**
 * Resolvers of {@code changes}: the feed of the caller's agency, which tells of forms, before the caller's own. A cursor
 * is a place in each of the two.
 */
@Singleton
final class ChangeFields implements Fields {

    private static final int MOST = 200;

    private final Access access;
    private final Feed feed;
    private final Visits visits;
    private final Forms forms;

    ChangeFields(Access access, Feed feed, Visits visits, Forms forms) {
        this.access = access;
        this.feed = feed;
        this.visits = visits;
        this.forms = forms;
    }

    /** An entry and where its reader then stands in both feeds. */
    private record Step(FeedEntry entry, long agency, long person) {}

    /** A visit that is the caller's, as it is now. */
    public record AssignedVisit(Visit visit) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.query("changes", this::changes);
        wiring.connection("Change");
        wiring.type("FormPublished", Change.FormPublished.class);
        wiring.type("VisitAssigned", AssignedVisit.class);
        wiring.type("SubmissionReturned", Change.SubmissionReturned.class);
        wiring.type("SubmissionAuthorised", Change.SubmissionAuthorised.class);
        wiring.type("ReceiptIssued", Change.ReceiptIssued.class);
        wiring.type("QuarantineResolved", Change.QuarantineResolved.class);
        wiring.type("WipeOrdered", Change.WipeOrdered.class);
        wiring.type("Tombstone", Change.Tombstone.class);
        wiring.batch("FormPublished", "form", Change.FormPublished::formId, (Execution _, Set<UUID> ids) -> ids.stream()
                .flatMap(id -> forms.byId(id).stream()).collect(Collectors.toMap(FormVersion::id, Function.identity())));
    }

    private Connection<Object> changes(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var caller = execution.caller();
        var page = Page.of(environment, "changes", MOST);
        long agency = page.after().map(cursor -> cursor.number(0)).orElse(0L);
        long person = page.after().map(cursor -> cursor.number(1)).orElse(0L);
        var steps = new ArrayList<Step>();
        for (var placed : feed.read(Audience.agency(caller.agencyId()), agency, page.limit())) {
            steps.add(new Step(placed.entry(), placed.position(), person));
        }
        long agencyThen = steps.isEmpty() ? agency : steps.getLast().agency();
        for (var placed : feed.read(Audience.person(caller.personId()), person, page.limit() - steps.size())) {
            steps.add(new Step(placed.entry(), agencyThen, placed.position()));
        }
        var told = steps.stream().limit(page.first()).toList();
        var end = told.isEmpty() ? page.cursor(agency, person).text() : cursor(page, told.getLast());
        var edges = edges(execution, page, told);
        return new Connection<>(edges, new PageInfo(steps.size() > page.first(), page.after().isPresent(),
                edges.stream().findFirst().map(Edge::cursor), Optional.of(end)));
    }

    /** A visit that has since gone to another worker is left out: its tombstone comes later in the same feed. */
    private List<Edge<Object>> edges(Execution execution, Page page, List<Step> told) {
        var assigned = told.stream().flatMap(step -> Change.of(step.entry()).stream())
                .flatMap(change -> change instanceof Change.VisitAssigned(var visit) ? Stream.of(visit) : Stream.of())
                .collect(Collectors.toSet());
        var own = assigned.isEmpty() ? Map.<UUID, Visit>of()
                : visits.find(access.scope(execution.caller(), Operation.VISITS), assigned);
        return told.stream().flatMap(step -> Change.of(step.entry()).flatMap(change -> shown(execution, change, own))
                .map(change -> new Edge<>(cursor(page, step), change)).stream()).toList();
    }

    private static Optional<Object> shown(Execution execution, Change change, Map<UUID, Visit> own) {
        return change instanceof Change.VisitAssigned(var visit)
                ? Optional.ofNullable(own.get(visit)).map(found -> new AssignedVisit(VisitFields.read(execution, found, "changes")))
                : Optional.of(change);
    }

    private static String cursor(Page page, Step step) {
        return page.cursor(step.agency(), step.person()).text();
    }
}
