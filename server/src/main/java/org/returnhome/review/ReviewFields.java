package org.returnhome.review;

import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.returnhome.access.People;
import org.returnhome.graphql.Execution;
import org.returnhome.graphql.Fields;
import org.returnhome.graphql.Input;
import org.returnhome.graphql.Wiring;
import org.returnhome.graphql.Words;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.Submission;
import org.returnhome.submission.Submissions;

/** Resolvers of reviews and of the two decisions. */
@Singleton
final class ReviewFields implements Fields {

    private static final int LONGEST_COMMENT = 4_000;
    private static final int LONGEST_REASON = 1_000;
    private static final String ACCEPTED = "acceptedFindings";

    private final ReturnSubmission returnSubmission;
    private final AuthoriseSubmission authoriseSubmission;
    private final ReviewRepository reviews;
    private final Submissions submissions;
    private final People people;

    ReviewFields(ReturnSubmission returnSubmission, AuthoriseSubmission authoriseSubmission, ReviewRepository reviews,
                 Submissions submissions, People people) {
        this.returnSubmission = returnSubmission;
        this.authoriseSubmission = authoriseSubmission;
        this.reviews = reviews;
        this.submissions = submissions;
        this.people = people;
    }

    /** Answer to {@code returnSubmission} and {@code authoriseSubmission}. */
    public record ReviewPayload(Optional<Submission> submission, List<Problem> problems) {}

    @Override
    public void wire(Wiring wiring) {
        wiring.mutation("returnSubmission", this::giveBack);
        wiring.mutation("authoriseSubmission", this::authorise);
        wiring.type("ReviewPayload", ReviewPayload.class);
        wiring.type("Review", Review.class);
        wiring.type("AcceptedFinding", AcceptedFinding.class);
        wiring.words("ReviewDecision", ReviewDecision.class);
        wiring.batch("Review", "reviewer", Review::reviewerId, (Execution _, Set<UUID> ids) -> people.find(ids));
        // Whoever may read the submission may read what was decided on it.
        wiring.batch("Submission", "reviews", Submission::id, (Execution _, Set<UUID> ids) -> ofAll(ids));
    }

    private Map<UUID, List<Review>> ofAll(Set<UUID> submissionIds) {
        var found = reviews.of(submissionIds);
        return submissionIds.stream().collect(Collectors.toMap(Function.identity(), id -> found.getOrDefault(id, List.of())));
    }

    private ReviewPayload giveBack(DataFetchingEnvironment environment) {
        var input = Input.of(environment).object("input");
        return payload(environment, input, "returnSubmission", returnSubmission.giveBack(Execution.of(environment).caller(),
                input.id("submissionId", "Submission"), input.text("contentDigest"), input.text("reason", LONGEST_COMMENT)));
    }

    private ReviewPayload authorise(DataFetchingEnvironment environment) {
        var input = Input.of(environment).object("input");
        return payload(environment, input, "authoriseSubmission", authoriseSubmission.authorise(Execution.of(environment).caller(),
                new AuthoriseSubmission.Authorisation(input.id("submissionId", "Submission"), input.text("contentDigest"),
                        input.text("comment", LONGEST_COMMENT), input.texts("releaseToPolice"), input.objects(ACCEPTED).stream()
                        .map(one -> new AcceptedFinding(one.text("path"), one.text("reason", LONGEST_REASON))).toList())));
    }

    private ReviewPayload payload(DataFetchingEnvironment environment, Input input, String field, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Decided(var id) -> new ReviewPayload(Optional.of(read(Execution.of(environment), id, field)), List.of());
            case Outcome.NotFound _ -> refused(Problem.at(ProblemCode.NOT_FOUND, "input.submissionId", "There is no such submission in your team."));
            case Outcome.OwnInterview _ -> refused(Problem.at(ProblemCode.OWN_INTERVIEW, "input.submissionId",
                    "Whoever took the interview does not decide on it."));
            case Outcome.NotReviewable(var state) -> refused(Problem.at(ProblemCode.NOT_REVIEWABLE, "input.submissionId",
                    "It does not wait for a reviewer; its state is " + Words.of(state) + "."));
            case Outcome.RevisionChanged _ -> refused(Problem.at(ProblemCode.REVISION_CHANGED, "input.contentDigest",
                    "What was read is not the newest revision any more. Read it again."));
            case Outcome.FindingsOpen(var paths) -> refused(paths.stream().map(path -> Problem.at(ProblemCode.FINDINGS_OPEN,
                    "input." + ACCEPTED, "The finding at " + path + " is open. Accept it with a reason, or send the submission back.")).toList());
            case Outcome.NoSuchFinding(var paths) -> refused(at(input.objects(ACCEPTED).stream().map(one -> one.text("path")).toList(), paths,
                    place -> Problem.at(ProblemCode.BAD_ARGUMENT, "input." + ACCEPTED + "." + place + ".path",
                            "No open required or mustBe finding has this path, or it is given twice.")));
            case Outcome.NotLeftToReviewer(var questions) -> refused(at(input.texts("releaseToPolice"), questions,
                    place -> Problem.at(ProblemCode.NOT_LEFT_TO_REVIEWER, "input.releaseToPolice." + place,
                            "The form does not leave " + input.texts("releaseToPolice").get(place) + " to the reviewer.")));
        };
    }

    private Submission read(Execution execution, UUID id, String field) {
        var submission = submissions.byIds(Set.of(id)).get(id);
        execution.reads().noteChildRead(submission.childId(), "Submission", id, field);
        return submission;
    }

    private static List<Problem> at(List<String> given, List<String> wrong, Function<Integer, Problem> problem) {
        return IntStream.range(0, given.size()).filter(place -> wrong.contains(given.get(place))).boxed().map(problem).toList();
    }

    private static ReviewPayload refused(Problem problem) {
        return refused(List.of(problem));
    }

    private static ReviewPayload refused(List<Problem> problems) {
        return new ReviewPayload(Optional.empty(), problems);
    }
}
