package org.returnhome.visit;

import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.access.People;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.Scope;
import org.returnhome.episode.Episode;
import org.returnhome.episode.Episodes;
import org.returnhome.form.FormVersion;
import org.returnhome.form.Forms;
import org.returnhome.graphql.GlobalId;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;

/**
 * Gives a visit to a worker, or moves it to another (S2 §8, §9). A new visit pins the newest version of its form and the
 * facts as they are; moving it changes neither (domain §3.7). Who had it before gets a tombstone (wire.md, Feeds).
 */
@Singleton
public final class AssignVisit {

    private static final int LONGEST_NOTE = 4_000;
    private static final int MOST_EPISODES = 20;

    private final Access access;
    private final People people;
    private final Episodes episodes;
    private final Forms forms;
    private final Visits visits;
    private final VisitHeader header;
    private final Feed feed;
    private final Register register;
    private final Ids ids;
    private final java.time.Clock clock;

    AssignVisit(Access access, People people, Episodes episodes, Forms forms, Visits visits, VisitHeader header, Feed feed,
                Register register, Ids ids, java.time.Clock clock) {
        this.access = access;
        this.people = people;
        this.episodes = episodes;
        this.forms = forms;
        this.visits = visits;
        this.header = header;
        this.feed = feed;
        this.register = register;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Who shall see the child.
     *
     * @param clientId made by the caller
     * @param visitId the visit to move; empty for a new one
     * @param episodeIds what a new visit covers, all of one child
     * @param formKey the form of a new visit
     */
    public record Request(UUID clientId, Optional<UUID> visitId, List<UUID> episodeIds, Optional<String> formKey, UUID workerId,
                          Optional<String> note) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The visit is that worker's, now or since the first request with this client id. */
        record Assigned(Visit visit) implements Outcome {}

        /** Nothing was changed. */
        record Refused(List<Problem> problems) implements Outcome {}
    }

    /** Assigns; the same client id with the same worker again changes nothing. */
    public Outcome assign(Caller caller, Request request) {
        return register.together(() -> visits.assignedAs(caller.authorityId(), request.clientId())
                .map(known -> again(known, request))
                .orElseGet(() -> request.visitId().map(visit -> move(caller, visit, request)).orElseGet(() -> make(caller, request))));
    }

    private Outcome again(Assignment known, Request request) {
        boolean same = known.workerId().equals(request.workerId()) && request.visitId().filter(id -> !id.equals(known.visitId())).isEmpty();
        return same ? assigned(known.visitId())
                : refused(ProblemCode.CLIENT_ID_USED, "input.clientId", "This id was used for another assignment.");
    }

    private Outcome move(Caller caller, UUID visitId, Request request) {
        visits.lock(visitId);
        var found = visits.find(access.scope(caller, Operation.ASSIGN_VISIT), visitId);
        if (found.isEmpty()) {
            return refused(ProblemCode.NOT_FOUND, "input.visitId", "There is no such visit.");
        }
        var problems = problems(caller, request);
        if (found.get().state() == VisitState.WITHDRAWN) {
            problems.add(Problem.at(ProblemCode.VISIT_WITHDRAWN, "input.visitId", "The visit was taken back; make a new one."));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        request.note().ifPresent(note -> visits.note(visitId, note));
        moveTo(found.get(), request);
        return assigned(visitId);
    }

    private void moveTo(Visit visit, Request request) {
        var told = new ArrayList<>(List.of(new Change.VisitAssigned(visit.id()).to(Audience.person(request.workerId()))));
        if (!visit.workerId().equals(request.workerId())) {
            visits.move(assignment(visit.authorityId(), visit.id(), request));
            told.add(new Change.Tombstone(new GlobalId("Visit", visit.id()), "The visit was given to another worker.")
                    .to(Audience.person(visit.workerId())));
        }
        feed.append(told);
    }

    private Outcome make(Caller caller, Request request) {
        var covered = new LinkedHashSet<>(request.episodeIds());
        episodes.lock(covered);
        var found = covered.stream().map(id -> episodes.find(access.scope(caller, Operation.ASSIGN_VISIT), id)).flatMap(Optional::stream)
                .sorted(Comparator.comparing(Episode::missingFrom).thenComparing(Episode::id)).toList();
        var form = request.formKey().flatMap(forms::current);
        var problems = problems(caller, request);
        problems.addAll(problems(covered, found));
        if (form.isEmpty()) {
            problems.add(Problem.at(request.formKey().isEmpty() ? ProblemCode.BAD_ARGUMENT : ProblemCode.UNKNOWN_FORM, "input.formKey",
                    "A new visit needs the key of a published form."));
        }
        return problems.isEmpty() ? make(caller.authorityId(), found, form.orElseThrow(), request) : new Outcome.Refused(problems);
    }

    private Outcome make(UUID authorityId, List<Episode> covered, FormVersion form, Request request) {
        var assignment = assignment(authorityId, ids.next(), request);
        var visit = new Visit(assignment.visitId(), authorityId, covered.getFirst().childId(), covered.stream().map(Episode::id).toList(),
                form.key(), form.version(), request.workerId(), assignment.assignedAt(), Clocks.interviewDue(form.key(), covered),
                Optional.empty(), VisitState.ASSIGNED, header.facts(form, covered), request.note());
        if (!visits.add(visit, assignment)) { // the same request came twice at once
            return again(visits.assignedAs(authorityId, request.clientId()).orElseThrow(), request);
        }
        feed.append(List.of(new Change.VisitAssigned(visit.id()).to(Audience.person(visit.workerId()))));
        return assigned(visit.id());
    }

    private List<Problem> problems(Caller caller, Request request) {
        var problems = new ArrayList<Problem>();
        if (people.find(request.workerId()).filter(person -> suits(caller, person)).isEmpty()) {
            problems.add(Problem.at(ProblemCode.UNSUITABLE_WORKER, "input.workerId",
                    "Visits are given to missing workers and coordinators of the authority who may sign in."));
        }
        if (request.note().filter(note -> note.isBlank() || note.length() > LONGEST_NOTE).isPresent()) {
            problems.add(Problem.at(ProblemCode.BAD_ARGUMENT, "input.note", "A text of 1 to " + LONGEST_NOTE + " characters is needed here."));
        }
        return problems;
    }

    private static List<Problem> problems(Set<UUID> asked, List<Episode> found) {
        if (asked.isEmpty() || asked.size() > MOST_EPISODES) {
            return List.of(Problem.at(ProblemCode.BAD_ARGUMENT, "input.episodeIds", "A new visit covers 1 to " + MOST_EPISODES + " episodes."));
        }
        if (found.size() < asked.size()) {
            return List.of(Problem.at(ProblemCode.NOT_FOUND, "input.episodeIds", "There is no such episode."));
        }
        if (found.stream().map(Episode::childId).distinct().count() > 1) {
            return List.of(Problem.at(ProblemCode.SEVERAL_CHILDREN, "input.episodeIds", "One visit is with one child."));
        }
        if (found.stream().anyMatch(episode -> episode.foundAt().isEmpty())) {
            return List.of(Problem.at(ProblemCode.STILL_MISSING, "input.episodeIds", "The child has not been found yet: record the return first."));
        }
        return List.of();
    }

    private static boolean suits(Caller caller, Person person) {
        return person.active() && person.authorityId().equals(caller.authorityId())
                && (person.role() == Role.MISSING_WORKER || person.role() == Role.MISSING_COORDINATOR);
    }

    private Assignment assignment(UUID authorityId, UUID visitId, Request request) {
        return new Assignment(ids.next(), authorityId, request.clientId(), visitId, request.workerId(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Outcome assigned(UUID visitId) {
        return new Outcome.Assigned(visits.byIds(Set.of(visitId)).get(visitId));
    }

    private static Outcome refused(ProblemCode code, String path, String message) {
        return new Outcome.Refused(List.of(Problem.at(code, path, message)));
    }
}
