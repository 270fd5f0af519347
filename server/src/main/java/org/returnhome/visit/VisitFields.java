package org.returnhome.visit;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.returnhome.access.Access;
import org.returnhome.access.Operation;
import org.returnhome.access.People;
import org.returnhome.child.Child;
import org.returnhome.child.Children;
import org.returnhome.episode.Episode;
import org.returnhome.episode.Episodes;
import org.returnhome.form.FormVersion;
import org.returnhome.form.Forms;
import org.returnhome.graphql.Connection;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Page;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;

/** Resolvers of visits and their clocks. */
@Singleton
final class VisitFields implements Fields {

    private static final String TYPE = "Visit";
    /** How a cursor spells that the visit has no K12. */
    private static final String NEVER = "never";
    /** As the schema says of {@code Episode.visits}. */
    private static final int MOST_OF_AN_EPISODE = 25;

    private final Access access;
    private final Visits visits;
    private final Children children;
    private final Episodes episodes;
    private final People people;
    private final Forms forms;
    private final Clocks clocks;
    private final AssignVisit assignVisit;

    VisitFields(Access access, Visits visits, Children children, Episodes episodes, People people, Forms forms, Clocks clocks,
                AssignVisit assignVisit) {
        this.access = access;
        this.visits = visits;
        this.children = children;
        this.episodes = episodes;
        this.people = people;
        this.forms = forms;
        this.clocks = clocks;
        this.assignVisit = assignVisit;
    }

    /** Answer to {@code assignVisit}. */
    public record AssignVisitPayload(Optional<Visit> visit, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.query("visits", this::list);
        wiring.mutation("assignVisit", this::assign);
        wiring.type("AssignVisitPayload", AssignVisitPayload.class);
        wiring.type(TYPE, Visit.class);
        wiring.childRecord(TYPE, Visit::childId, Visit::id);
        wiring.connection(TYPE);
        wiring.words("VisitState", VisitState.class);
        wiring.type("Clock", Clock.class);
        wiring.words("ClockState", ClockState.class);
        wiring.node(TYPE, (execution, id) -> visits.find(access.scope(execution.caller(), Operation.VISITS), id)
                .map(visit -> read(execution, visit, "node")));
        wiring.field(TYPE, "id", environment -> new GlobalId(TYPE, environment.<Visit>getSource().id()));
        wiring.batch(TYPE, "child", Visit::childId, this::childrenOf);
        wiring.batch(TYPE, "episodes", (Visit visit) -> visit, this::episodesOf);
        wiring.batch(TYPE, "worker", Visit::workerId, (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.field(TYPE, "form", environment -> form(environment.getSource()));
        wiring.field(TYPE, "due", environment -> clocks.interview(environment.<Visit>getSource()).stream().toList());
        wiring.batch("Episode", "visits", Episode::id, this::covering);
    }

    /** Notes that the caller reads the visit, which says much of its child. */
    static Visit read(Execution execution, Visit visit, String field) {
        execution.reads().noteChildRead(visit.childId(), TYPE, visit.id(), field);
        return visit;
    }

    private Connection<Visit> list(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var page = Page.of(environment, "visits");
        var after = page.after().map(cursor -> new Visits.Place(
                cursor.word(0).equals(NEVER) ? Optional.empty() : Optional.of(cursor.time(0)), cursor.uuid(1)));
        var rows = visits.list(access.scope(execution.caller(), Operation.VISITS),
                Input.of(environment).optionalWord("state", VisitState.class), after, page.limit());
        rows.stream().limit(page.first()).forEach(visit -> read(execution, visit, "visits"));
        return Connection.of(page, rows, visit -> page.cursor(visit.dueAt().map(Object::toString).orElse(NEVER), visit.id()));
    }

    private AssignVisitPayload assign(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var input = Input.of(environment).object("input");
        var request = new AssignVisit.Request(input.uuid("clientId"), input.optionalId("visitId", TYPE), input.ids("episodeIds", "Episode"),
                input.optionalText("formKey"), input.id("workerId", "Person"), input.optionalText("note"));
        return switch (assignVisit.assign(execution.caller(), request)) {
            case AssignVisit.Outcome.Assigned(var visit) ->
                    new AssignVisitPayload(Optional.of(read(execution, visit, "assignVisit")), List.of());
            case AssignVisit.Outcome.Refused(var problems) -> new AssignVisitPayload(Optional.empty(), problems);
        };
    }

    private FormVersion form(Visit visit) {
        return forms.find(visit.formKey(), visit.formVersion()).orElseThrow();
    }

    private Map<UUID, Child> childrenOf(Execution execution, Set<UUID> ids) {
        ids.forEach(child -> execution.reads().noteChildRead(child, "Child", child, "child"));
        return children.byIds(ids);
    }

    private Map<Visit, List<Episode>> episodesOf(Execution execution, Set<Visit> sources) {
        var found = episodes.byIds(sources.stream().flatMap(visit -> visit.episodeIds().stream()).collect(Collectors.toSet()));
        found.values().forEach(episode -> execution.reads().noteChildRead(episode.childId(), "Episode", episode.id(), "episodes"));
        return sources.stream().collect(Collectors.toMap(Function.identity(), visit -> visit.episodeIds().stream().map(found::get).toList()));
    }

    private Map<UUID, List<Visit>> covering(Execution execution, Set<UUID> episodeIds) {
        var found = visits.covering(access.scope(execution.caller(), Operation.VISITS), episodeIds, MOST_OF_AN_EPISODE);
        found.values().forEach(some -> some.forEach(visit -> read(execution, visit, "visits")));
        return episodeIds.stream().collect(Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, List.of())));
    }
}
