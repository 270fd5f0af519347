package org.returnhome.episode;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Agencies;
import org.returnhome.access.Agency;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.access.Role;
import org.returnhome.access.Scope;
import org.returnhome.access.Subject;
import org.returnhome.child.Child;
import org.returnhome.child.Children;
import org.returnhome.graphql.Words;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.storage.Ids;

/** Opens an episode from a report (domain §3.2); by the hub or by the police, of their own force (S4-23). */
@Singleton
public final class ReportEpisode {

    /** The longest overview, in characters. */
    private static final int LONGEST_OVERVIEW = 4_000;
    /** The longest log number that a force is known to give, with room. */
    private static final int LONGEST_LOG_NUMBER = 50;

    private final Access access;
    private final Children children;
    private final Agencies agencies;
    private final Episodes episodes;
    private final Ids ids;
    private final Clock clock;

    ReportEpisode(Access access, Children children, Agencies agencies, Episodes episodes, Ids ids, Clock clock) {
        this.access = access;
        this.children = children;
        this.agencies = agencies;
        this.episodes = episodes;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is reported; what each says is told at {@link Episode}. */
    public record Report(UUID clientId, UUID childId, EpisodeCategory category, HomeOrCare homeOrCare, Instant missingFrom,
                         Instant reportedAt, Optional<String> reporterType, Optional<String> policeLogNumber,
                         Optional<UUID> policeAgencyId, Optional<RiskLevel> policeRisk, Optional<String> overview) {}

    /** What came of it. */
    public sealed interface Outcome {

        /** The episode is open, now or since the first report with this client id. */
        record Reported(Episode episode) implements Outcome {}

        /** Nothing was recorded. */
        record Refused(List<Problem> problems) implements Outcome {}
    }

    /** Opens the episode; reported again with the same client id, it is the same episode. */
    public Outcome report(Caller caller, Report report) {
        var child = children.find(new Scope.WholeAuthority(caller.authorityId()), report.childId());
        if (child.isEmpty()) {
            return refused(Problem.at(ProblemCode.NOT_FOUND, "input.childId", "There is no such child in this authority."));
        }
        var force = caller.role() == Role.POLICE ? report.policeAgencyId().or(() -> Optional.of(caller.agencyId())) : report.policeAgencyId();
        var subject = Subject.in(child.get().authorityId()).ofChild(child.get().allocatedPersonId(), child.get().teamId()).handledBy(force);
        if (!access.may(caller, Operation.REPORT_EPISODE, subject).allowed()) {
            return refused(Problem.at(ProblemCode.NOT_ALLOWED, "input.policeAgencyId", "Police report for their own force only."));
        }
        return episodes.reportedAs(caller.authorityId(), report.clientId()).map(known -> again(known, report, force))
                .orElseGet(() -> open(child.get(), force, report));
    }

    private Outcome open(Child child, Optional<UUID> force, Report report) {
        var problems = problems(child, force, report);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        episodes.add(new Episode(ids.next(), child.authorityId(), child.id(), report.clientId(), report.category(),
                EpisodeState.MISSING_OPEN, report.homeOrCare(), report.missingFrom(), report.reportedAt(), report.reporterType(),
                report.policeLogNumber(), force, report.policeRisk(), Optional.empty(), Optional.empty(), report.overview(),
                child.status(), child.exploitationTeamOpen()));
        return again(episodes.reportedAs(child.authorityId(), report.clientId()).orElseThrow(), report, force);
    }

    /** Whoever guesses the id of another force's report learns nothing of it. */
    private static Outcome again(Episode known, Report report, Optional<UUID> force) {
        return known.childId().equals(report.childId()) && known.policeAgencyId().equals(force) ? new Outcome.Reported(known)
                : refused(Problem.at(ProblemCode.CLIENT_ID_USED, "input.clientId", "This id was used for the report of another child or force."));
    }

    private List<Problem> problems(Child child, Optional<UUID> force, Report report) {
        var problems = new ArrayList<Problem>();
        if (report.reportedAt().isAfter(clock.instant())) {
            problems.add(Problem.at(ProblemCode.IN_FUTURE, "input.reportedAt", "This time has not come yet."));
        }
        if (report.missingFrom().isAfter(clock.instant())) {
            problems.add(Problem.at(ProblemCode.IN_FUTURE, "input.missingFrom", "This time has not come yet."));
        } else if (report.missingFrom().isAfter(report.reportedAt()) && report.category() != EpisodeCategory.UNREPORTED_MISSING) {
            problems.add(Problem.at(ProblemCode.OUT_OF_ORDER, "input.missingFrom", "The child cannot be missing from a time after the report."));
        }
        report.reporterType().filter(word -> Arrays.stream(ReporterType.values()).map(Words::of).noneMatch(word::equals))
                .ifPresent(_ -> problems.add(Problem.at(ProblemCode.BAD_ARGUMENT, "input.reporterType", "This is no word of the list of reporters.")));
        force.filter(agency -> !policeOf(child.authorityId(), agency))
                .ifPresent(_ -> problems.add(Problem.at(ProblemCode.NOT_FOUND, "input.policeAgencyId", "There is no such police force.")));
        tooLong(report.policeLogNumber(), LONGEST_LOG_NUMBER, "input.policeLogNumber").ifPresent(problems::add);
        tooLong(report.overview(), LONGEST_OVERVIEW, "input.overview").ifPresent(problems::add);
        return problems;
    }

    private boolean policeOf(UUID authorityId, UUID agencyId) {
        return agencies.agency(agencyId)
                .filter(agency -> agency.authorityId().equals(authorityId) && agency.kind() == Agency.Kind.POLICE).isPresent();
    }

    private static Optional<Problem> tooLong(Optional<String> text, int longest, String path) {
        return text.filter(one -> one.isBlank() || one.length() > longest)
                .map(_ -> Problem.at(ProblemCode.BAD_ARGUMENT, path, "A text of 1 to " + longest + " characters is needed here."));
    }

    private static Outcome refused(Problem problem) {
        return new Outcome.Refused(List.of(problem));
    }
}
