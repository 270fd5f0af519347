package org.returnhome.episode;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Agencies;
import org.returnhome.access.Operation;
import org.returnhome.child.Child;
import org.returnhome.child.Children;
import org.returnhome.graphql.Connection;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Page;
import org.returnhome.graphql.Wiring;
import org.returnhome.problem.Problem;

/** Resolvers of episodes. Times are taken in whole seconds. */
@Singleton
final class EpisodeFields implements Fields {

    private static final String TYPE = "Episode";

    private final Access access;
    private final Episodes episodes;
    private final Children children;
    private final Agencies agencies;
    private final ReportEpisode reportEpisode;
    private final RecordReturn recordReturn;

    EpisodeFields(Access access, Episodes episodes, Children children, Agencies agencies, ReportEpisode reportEpisode,
                  RecordReturn recordReturn) {
        this.access = access;
        this.episodes = episodes;
        this.children = children;
        this.agencies = agencies;
        this.reportEpisode = reportEpisode;
        this.recordReturn = recordReturn;
    }

    /** Answer to {@code reportEpisode}. */
    public record ReportEpisodePayload(Optional<Episode> episode, List<Problem> problems) {}

    /** Answer to {@code recordReturn}. */
    public record RecordReturnPayload(Optional<Episode> episode, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.query("episode", environment -> find(Execution.of(environment), Input.of(environment).id("id", TYPE), "episode"));
        wiring.query("episodes", environment -> list(environment, "episodes", Operation.EPISODES, new Episodes.Filter(
                Input.of(environment).optionalId("childId", "Child"), Input.of(environment).optionalWord("state", EpisodeState.class))));
        wiring.mutation("reportEpisode", this::report);
        wiring.mutation("recordReturn", this::recordReturn);
        wiring.type("ReportEpisodePayload", ReportEpisodePayload.class);
        wiring.type("RecordReturnPayload", RecordReturnPayload.class);
        wiring.type(TYPE, Episode.class);
        wiring.childRecord(TYPE, Episode::childId, Episode::id);
        wiring.connection(TYPE);
        wiring.words("EpisodeCategory", EpisodeCategory.class);
        wiring.words("EpisodeState", EpisodeState.class);
        wiring.words("HomeOrCare", HomeOrCare.class);
        wiring.words("RiskLevel", RiskLevel.class);
        wiring.node(TYPE, (execution, id) -> find(execution, id, "node"));
        wiring.field(TYPE, "id", environment -> new GlobalId(TYPE, environment.<Episode>getSource().id()));
        wiring.batch(TYPE, "child", Episode::childId, this::childrenOf);
        wiring.batch(TYPE, "policeAgency", Episode::policeAgencyId, (Execution _, Set<UUID> ids) -> agencies.agencies(ids));
        // Whoever may open a single episode may see it in its child's list, also where the list of all is not theirs.
        wiring.field("Child", "episodes", environment -> list(environment, "Child.episodes", Operation.EPISODE,
                new Episodes.Filter(Optional.of(environment.<Child>getSource().id()), Optional.empty())));
    }

    private Optional<Episode> find(Execution execution, UUID id, String field) {
        return episodes.find(access.scope(execution.caller(), Operation.EPISODE), id).map(episode -> read(execution, episode, field));
    }

    private Connection<Episode> list(DataFetchingEnvironment environment, String field, Operation operation, Episodes.Filter filter) {
        var execution = Execution.of(environment);
        var page = Page.of(environment, field);
        var after = page.after().map(cursor -> new Episodes.Place(cursor.time(0), cursor.uuid(1)));
        var rows = episodes.list(access.scope(execution.caller(), operation), filter, after, page.limit());
        rows.stream().limit(page.first()).forEach(episode -> read(execution, episode, "episodes"));
        return Connection.of(page, rows, episode -> page.cursor(episode.missingFrom(), episode.id()));
    }

    private ReportEpisodePayload report(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var input = Input.of(environment).object("input");
        var report = new ReportEpisode.Report(input.uuid("clientId"), input.id("childId", "Child"),
                input.word("category", EpisodeCategory.class), input.word("homeOrCare", HomeOrCare.class),
                seconds(input.time("missingFrom")), seconds(input.time("reportedAt")), input.optionalText("reporterType"),
                input.optionalText("policeLogNumber"), input.optionalId("policeAgencyId", "Agency"),
                input.optionalWord("policeRisk", RiskLevel.class), input.optionalText("overview"));
        return switch (reportEpisode.report(execution.caller(), report)) {
            case ReportEpisode.Outcome.Reported(var episode) ->
                    new ReportEpisodePayload(Optional.of(read(execution, episode, "reportEpisode")), List.of());
            case ReportEpisode.Outcome.Refused(var problems) -> new ReportEpisodePayload(Optional.empty(), problems);
        };
    }

    private RecordReturnPayload recordReturn(DataFetchingEnvironment environment) {
        var execution = Execution.of(environment);
        var input = Input.of(environment).object("input");
        return switch (recordReturn.record(execution.caller(), input.id("episodeId", TYPE), seconds(input.time("foundAt")),
                input.optionalTime("returnedAt").map(EpisodeFields::seconds))) {
            case RecordReturn.Outcome.Recorded(var episode) ->
                    new RecordReturnPayload(Optional.of(read(execution, episode, "recordReturn")), List.of());
            case RecordReturn.Outcome.Refused(var problems) -> new RecordReturnPayload(Optional.empty(), problems);
        };
    }

    private Map<UUID, Child> childrenOf(Execution execution, Set<UUID> ids) {
        ids.forEach(child -> execution.reads().noteChildRead(child, "Child", child, "child"));
        return children.byIds(ids);
    }

    private static Episode read(Execution execution, Episode episode, String field) {
        execution.reads().noteChildRead(episode.childId(), TYPE, episode.id(), field);
        return episode;
    }

    private static Instant seconds(OffsetDateTime time) {
        return time.toInstant().truncatedTo(ChronoUnit.SECONDS);
    }
}
