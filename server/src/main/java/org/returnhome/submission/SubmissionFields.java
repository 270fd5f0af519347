package org.returnhome.submission;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
import org.returnhome.graphql.Connection;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.GlobalId;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Page;
import org.returnhome.graphql.Wiring;
import org.returnhome.visit.Change;
import org.returnhome.visit.Clock;
import org.returnhome.visit.Clocks;
import org.returnhome.visit.Visits;

/** Resolvers of {@code submission}, {@code submissions} and the type {@code Submission}; its reviews are wired by the review package. */
@Singleton
final class SubmissionFields implements Fields {
    private static final String TYPE = "Submission";

    private final Access access;
    private final Submissions submissions;
    private final KnownForms forms;
    private final Children children;
    private final Episodes episodes;
    private final Visits visits;
    private final People people;
    private final Clocks clocks;

    SubmissionFields(Access access, Submissions submissions, KnownForms forms, Children children, Episodes episodes, Visits visits,
                     People people, Clocks clocks) {
        this.access = access;
        this.submissions = submissions;
        this.forms = forms;
        this.children = children;
        this.episodes = episodes;
        this.visits = visits;
        this.people = people;
        this.clocks = clocks;
    }

    @Override
    public void wire(Wiring wiring) {
        wiring.query("submission", environment -> find(Execution.of(environment), Input.of(environment).id("id", TYPE), "submission"));
        wiring.query("submissions", environment -> list(environment, filter(Input.of(environment)), Operation.SUBMISSIONS, "submissions"));
        wiring.field("Child", "submissions", environment -> list(environment,
                SubmissionFilter.ofChild(environment.<Child>getSource().id()), Operation.SUBMISSIONS, "submissions"));
        wiring.batch("SubmissionReturned", "submission", Change.SubmissionReturned::submissionId,
                (Execution execution, Set<UUID> ids) -> noted(execution, submissions.byIds(ids), "changes"));
        wiring.words("SubmissionState", SubmissionState.class);
        wiring.connection(TYPE);
        wiring.node(TYPE, (execution, id) -> find(execution, id, "node"));
        wiring.type(TYPE, Submission.class);
        wiring.childRecord(TYPE, Submission::childId, Submission::id);
        wiring.field(TYPE, "id", environment -> new GlobalId(TYPE, environment.<Submission>getSource().id()));
        wiring.field(TYPE, "form", environment -> forms.version(environment.<Submission>getSource().form()));
        wiring.batch(TYPE, "child", Submission::childId, (Execution execution, Set<UUID> ids) -> children(execution, ids));
        wiring.batch(TYPE, "worker", Submission::workerId, (Execution _, Set<UUID> ids) -> people.find(ids));
        wiring.batch(TYPE, "visit", Submission::visitId, (Execution _, Set<UUID> ids) -> visits.byIds(ids));
        wiring.batch(TYPE, "episodes", Function.<Submission>identity(), (Execution _, Set<Submission> some) -> episodes(some));
        wiring.batch(TYPE, "due", Function.<Submission>identity(), (Execution _, Set<Submission> some) -> due(some));
        wiring.batch(TYPE, "current", Function.<Submission>identity(), (Execution _, Set<Submission> some) -> current(some));
        wiring.batch(TYPE, "revisions", Submission::id, (Execution _, Set<UUID> ids) -> submissions.revisions(ids));
    }

    private Optional<Submission> find(Execution execution, UUID id, String field) {
        var submission = submissions.find(access.scope(execution.caller(), Operation.SUBMISSION), id);
        submission.ifPresent(found -> note(execution, found, field));
        return submission;
    }

    private Connection<Submission> list(DataFetchingEnvironment environment, SubmissionFilter filter, Operation operation, String field) {
        var execution = Execution.of(environment);
        var page = Page.of(environment, "submissions");
        var after = page.after().map(cursor -> new Submissions.Place(cursor.time(0), cursor.uuid(1)));
        var rows = submissions.list(access.scope(execution.caller(), operation), filter, after, page.limit());
        rows.stream().limit(page.first()).forEach(row -> note(execution, row, field));
        return Connection.of(page, rows, row -> page.cursor(row.lastReceivedAt(), row.id()));
    }

    private static SubmissionFilter filter(Input arguments) {
        return arguments.optionalObject("filter").map(given -> new SubmissionFilter(given.optionalWord("state", SubmissionState.class),
                given.optionalText("formKey"), given.optionalId("childId", "Child"), given.optionalId("workerId", "Person"),
                given.optionalTime("dueBefore").map(OffsetDateTime::toInstant), given.optionalFlag("flagged"))).orElse(SubmissionFilter.ALL);
    }

    private static Map<UUID, Submission> noted(Execution execution, Map<UUID, Submission> found, String field) {
        found.values().forEach(submission -> note(execution, submission, field));
        return found;
    }

    private static void note(Execution execution, Submission submission, String field) {
        execution.reads().noteChildRead(submission.childId(), TYPE, submission.id(), field);
    }

    private Map<UUID, Child> children(Execution execution, Set<UUID> ids) {
        var found = children.byIds(ids);
        found.values().forEach(child -> execution.reads().noteChildRead(child.id(), "Child", child.id(), "child"));
        return found;
    }

    private Map<Submission, List<Episode>> episodes(Set<Submission> some) {
        var found = episodes.byIds(some.stream().flatMap(submission -> submission.episodeIds().stream()).collect(Collectors.toSet()));
        return each(some, submission -> submission.episodeIds().stream().flatMap(id -> Optional.ofNullable(found.get(id)).stream()).toList());
    }

    /** K14 always; K12 as the visit has it, or, without a visit, as the episodes start it and the submission itself stops it. */
    private Map<Submission, List<Clock>> due(Set<Submission> some) {
        var visited = visits.byIds(some.stream().flatMap(submission -> submission.visitId().stream()).collect(Collectors.toSet()));
        var covered = episodes(some);
        return each(some, submission -> {
            var due = new ArrayList<Clock>();
            if (submission.form().key().equals(Clocks.INTERVIEW_FORM)) {
                submission.visitId().map(visited::get).map(clocks::interview)
                        .orElseGet(() -> clocks.interview(covered.get(submission), submission.stoppedAt())).ifPresent(due::add);
            }
            due.add(clocks.authorisation(submission.submittedAt(), submission.decidedAt()));
            return due;
        });
    }

    private Map<Submission, Revision> current(Set<Submission> some) {
        var revisions = submissions.revisions(some.stream().map(Submission::id).collect(Collectors.toCollection(HashSet::new)));
        return each(some, submission -> revisions.get(submission.id()).stream()
                .filter(revision -> revision.contentDigest().equals(submission.currentDigest())).findFirst().orElseThrow());
    }

    private static <T> Map<Submission, T> each(Set<Submission> some, Function<Submission, T> make) {
        var all = new HashMap<Submission, T>();
        some.forEach(submission -> all.put(submission, make.apply(submission)));
        return all;
    }
}
