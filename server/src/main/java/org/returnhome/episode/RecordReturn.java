package org.returnhome.episode;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Register;

/** Records that a child is located or back, which the police tell as well as the hub (S4-23). Starts K12 (S2-182). */
@Singleton
public final class RecordReturn {

    private final Access access;
    private final Episodes episodes;
    private final List<ReturnWatch> watches;
    private final Register register;
    private final Clock clock;

    RecordReturn(Access access, Episodes episodes, List<ReturnWatch> watches, Register register, Clock clock) {
        this.access = access;
        this.episodes = episodes;
        this.watches = watches;
        this.register = register;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** The times stand so, now or since before. */
        record Recorded(Episode episode) implements Outcome {}

        /** Nothing was recorded. */
        record Refused(List<Problem> problems) implements Outcome {}
    }

    /**
     * Records the times, in whole seconds. The same times again change nothing; once the return is recorded, no others
     * are taken.
     *
     * @param returnedAt empty while the child is located and not back
     */
    public Outcome record(Caller caller, UUID episodeId, Instant foundAt, Optional<Instant> returnedAt) {
        return register.together(() -> {
            episodes.lock(Set.of(episodeId));
            return episodes.find(access.scope(caller, Operation.RECORD_RETURN), episodeId)
                    .map(episode -> record(episode, foundAt, returnedAt))
                    .orElseGet(() -> new Outcome.Refused(List.of(
                            Problem.at(ProblemCode.NOT_FOUND, "input.episodeId", "There is no such episode."))));
        });
    }

    private Outcome record(Episode episode, Instant foundAt, Optional<Instant> returnedAt) {
        if (episode.foundAt().equals(Optional.of(foundAt)) && episode.returnedAt().equals(returnedAt)) {
            return new Outcome.Recorded(episode);
        }
        var problems = problems(episode, foundAt, returnedAt);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        episodes.recordReturn(episode.id(), foundAt, returnedAt);
        var now = episodes.byIds(Set.of(episode.id())).get(episode.id());
        watches.forEach(watch -> watch.returnRecorded(now));
        return new Outcome.Recorded(now);
    }

    private List<Problem> problems(Episode episode, Instant foundAt, Optional<Instant> returnedAt) {
        var problems = new ArrayList<Problem>();
        if (episode.returnedAt().isPresent()) {
            return List.of(Problem.at(ProblemCode.ALREADY_RETURNED, "input.returnedAt", "The return was recorded before, with other times."));
        }
        if (foundAt.isAfter(clock.instant())) {
            problems.add(Problem.at(ProblemCode.IN_FUTURE, "input.foundAt", "This time has not come yet."));
        }
        if (foundAt.isBefore(episode.missingFrom())) {
            problems.add(Problem.at(ProblemCode.OUT_OF_ORDER, "input.foundAt", "The child cannot be found before it was missing."));
        }
        if (returnedAt.filter(clock.instant()::isBefore).isPresent()) {
            problems.add(Problem.at(ProblemCode.IN_FUTURE, "input.returnedAt", "This time has not come yet."));
        }
        if (returnedAt.filter(foundAt::isAfter).isPresent()) {
            problems.add(Problem.at(ProblemCode.OUT_OF_ORDER, "input.returnedAt", "The child cannot be back before it was found."));
        }
        return problems;
    }
}
