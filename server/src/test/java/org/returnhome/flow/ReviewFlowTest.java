package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.flow.ReviewedInterviews.answer;
import static org.returnhome.flow.ReviewedInterviews.none;
import static org.returnhome.flow.ReviewedInterviews.wish;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Role;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.WishDecision;

/** A manager's decision over HTTP (S2-147: endorsed by manager; S2-171, S2-172: a manager authorises; K14). */
class ReviewFlowTest {

    private static final MovableClock CLOCK = new MovableClock(ReviewedInterviews.NOW);

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private static ReviewedInterviews interviews;

    @BeforeAll
    static void people() {
        interviews = new ReviewedInterviews(STORES);
    }

    @Test
    void a_social_worker_does_not_authorise() {
        var answer = interviews.authorised(interviews.people.add(Role.SOCIAL_WORKER), interviews.handedIn());
        assertThat(answer.path("errors").path(0).path("extensions").path("code").asText()).isEqualTo("notAllowed");
    }

    @Test
    void a_manager_of_another_team_finds_nothing() {
        var stranger = interviews.people.add(Role.TEAM_MANAGER, interviews.people.otherTeam());
        var interview = interviews.handedIn();
        assertThat(codes(interviews.authorised(stranger, interview))).containsExactly("notFound");
        assertThat(codes(interviews.returned(stranger, interview, "No."))).containsExactly("notFound");
    }

    @Test
    void whoever_took_the_interview_does_not_decide_on_it() {
        var interview = interviews.handedIn();
        interviews.change("UPDATE person SET role = 'teamManager', agency_id = ?, team_id = ? WHERE id = ?", interviews.people.agency(),
                interviews.people.team(), interviews.worker.id());
        try {
            assertThat(codes(interviews.authorised(interviews.worker, interview))).containsExactly("ownInterview");
            assertThat(codes(interviews.returned(interviews.worker, interview, "No."))).containsExactly("ownInterview");
        } finally {
            interviews.change("UPDATE person SET role = 'missingWorker', team_id = NULL WHERE id = ?", interviews.worker.id());
        }
    }

    @Test
    void what_was_read_must_still_be_the_newest_revision() {
        var read = interviews.handedIn();
        var newer = interviews.revised(read, answer("strengths", "Talks openly, and plays football."));
        var refused = interviews.authorised(interviews.manager, read);
        assertThat(codes(refused)).containsExactly("revisionChanged");
        assertThat(paths(refused)).containsExactly("input.contentDigest");
        assertThat(codes(interviews.returned(interviews.manager, read, "No."))).containsExactly("revisionChanged");
        assertThat(state(interviews.authorised(interviews.manager, newer))).isEqualTo("authorised");
    }

    @Test
    void a_conflict_is_not_reviewable_until_somebody_chooses() {
        var first = interviews.handedIn();
        var one = interviews.revised(first, answer("strengths", "One."));
        interviews.revised(first, answer("strengths", "Another."));
        assertThat(codes(interviews.authorised(interviews.manager, one))).containsExactly("notReviewable");
    }

    @Test
    void each_open_finding_left_out_is_named() {
        var interview = interviews.handedIn(none("analysis"), none("healthDetail"));
        var refused = interviews.authorised(interviews.manager, interview, Map.of("healthDetail", "Health has not answered yet."));
        assertThat(codes(refused)).containsExactly("findingsOpen");
        assertThat(refused.path("problems").path(0).path("message").asText()).contains("analysis");
        assertThat(codes(interviews.authorised(interviews.manager, interview))).containsExactly("findingsOpen", "findingsOpen");
        var accepted = interviews.authorised(interviews.manager, interview,
                Map.of("analysis", "Follows by Friday.", "healthDetail", "Health has not answered yet."));
        assertThat(state(accepted)).isEqualTo("authorised");
        assertThat(accepted.at("/submission/reviews/0/acceptedFindings")).hasSize(2);
    }

    @Test
    void what_is_not_open_cannot_be_accepted() {
        var refused = interviews.authorised(interviews.manager, interviews.handedIn(), Map.of("analysis", "Why not."));
        assertThat(codes(refused)).containsExactly("badArgument");
        assertThat(paths(refused)).containsExactly("input.acceptedFindings.0.path");
    }

    @Test
    void only_what_the_form_leaves_to_the_reviewer_can_be_released() {
        var interview = interviews.handedIn(wish(WishDecision.AGREE));
        var refused = interviews.authorised(interviews.manager, interview, "whatHappened", "retTreatment", "familyName", "nothingLikeIt");
        assertThat(codes(refused)).containsExactly("notLeftToReviewer", "notLeftToReviewer", "notLeftToReviewer");
        assertThat(paths(refused)).containsExactly("input.releaseToPolice.1", "input.releaseToPolice.2", "input.releaseToPolice.3");
        assertThat(interviews.packs(interview)).isEmpty();
    }

    @Test
    void a_decision_needs_words() {
        var interview = interviews.handedIn();
        var answer = interviews.returned(interviews.manager, interview, "  ");
        assertThat(answer.at("/errors/0/extensions/code").asText()).isEqualTo("badArgument");
        assertThat(answer.at("/errors/0/extensions/path").asText("input.reason")).isEqualTo("input.reason");
    }

    @Test
    void of_two_managers_one_wins() throws Exception {
        var interview = interviews.handedIn(wish(WishDecision.AGREE));
        var managers = IntStream.range(0, 8).mapToObj(any -> interviews.people.add(Role.TEAM_MANAGER)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var decisions = IntStream.range(0, 8).<Callable<JsonNode>>mapToObj(at -> () -> at % 2 == 0
                    ? interviews.authorised(managers.get(at), interview) : interviews.returned(managers.get(at), interview, "Please add.")).toList();
            var answers = threads.invokeAll(decisions).stream().map(decision -> decision.resultNow()).toList();
            assertThat(answers.stream().filter(answer -> answer.path("submission").isObject())).hasSize(1);
            assertThat(answers.stream().flatMap(answer -> codes(answer).stream())).hasSize(7).containsOnly("notReviewable");
        }
        assertThat(interviews.packs(interview)).hasSizeLessThan(2);
    }

    @Test
    void the_same_decision_sent_again_changes_nothing() {
        var interview = interviews.handedIn(wish(WishDecision.AGREE));
        var first = interviews.authorised(interviews.manager, interview, "whatHappened");
        assertThat(interviews.authorised(interviews.manager, interview, "whatHappened")).isEqualTo(first);
        assertThat(codes(interviews.authorised(interviews.manager, interview))).containsExactly("notReviewable");
        assertThat(interviews.packs(interview)).hasSize(1);
    }

    @Test
    void a_return_reaches_the_worker_with_its_reason_and_a_new_revision_waits_for_review_again() {
        var interview = interviews.handedIn();
        var returned = interviews.returned(interviews.manager, interview, "What really happened is missing.");
        assertThat(state(returned)).isEqualTo("returned");
        assertThat(stopped(returned)).isEqualTo(CLOCK.instant().toString());
        assertThat(changes()).anySatisfy(change -> {
            assertThat(change.path("__typename").asText()).isEqualTo("SubmissionReturned");
            assertThat(change.path("contentDigest").asText()).isEqualTo(interview.digest());
            assertThat(change.path("reason").asText()).isEqualTo("What really happened is missing.");
            assertThat(change.at("/submission/id").asText()).isEqualTo(interview.id());
        });
        assertThat(codes(interviews.authorised(interviews.people.add(Role.TEAM_MANAGER), interview))).containsExactly("notReviewable");
        CLOCK.move(Duration.ofMinutes(1));
        var again = interviews.revised(interview, answer("analysis", "Held by debt to an adult; likely to go again."));
        var authorised = interviews.authorised(interviews.manager, again);
        assertThat(state(authorised)).isEqualTo("authorised");
        assertThat(authorised.at("/submission/reviews")).extracting(review -> review.path("decision").asText()).containsExactly("returned", "authorised");
    }

    @Test
    void an_authorisation_stops_K14_and_reaches_the_worker() {
        var interview = interviews.handedIn();
        var authorised = interviews.authorised(interviews.manager, interview);
        assertThat(stopped(authorised)).isEqualTo(CLOCK.instant().toString());
        assertThat(authorised.at("/submission/reviews/0/reviewer/id").asText()).isEqualTo("Person:" + interviews.manager.id());
        assertThat(authorised.at("/submission/reviews/0/contentDigest").asText()).isEqualTo(interview.digest());
        assertThat(changes()).anySatisfy(change -> {
            assertThat(change.path("__typename").asText()).isEqualTo("SubmissionAuthorised");
            assertThat(change.path("submissionId").asText()).isEqualTo(interview.id());
        });
    }

    @Test
    void what_comes_after_an_authorisation_is_reviewed_again_and_the_authorised_one_stays() {
        var interview = interviews.handedIn(wish(WishDecision.AGREE));
        interviews.authorised(interviews.manager, interview);
        CLOCK.move(Duration.ofMinutes(1));
        var later = interviews.revised(interview, answer("strengths", "More of it."));
        assertThat(ReviewedInterviews.document(interviews.packs(interview).getFirst()).path("contentDigest").asText()).isEqualTo(interview.digest());
        assertThat(state(interviews.authorised(interviews.manager, later))).isEqualTo("authorised");
    }

    private static List<JsonNode> changes() {
        var answer = interviews.http.graphql(interviews.people.token(interviews.worker), """
                { changes(first: 200) { edges { node { __typename
                  ... on SubmissionReturned { contentDigest reason submission { id } } ... on SubmissionAuthorised { submissionId contentDigest } } } } }""", Map.of());
        return StreamSupport.stream(answer.json().at("/data/changes/edges").spliterator(), false).map(edge -> edge.path("node")).toList();
    }

    private static String state(JsonNode payload) {
        return payload.path("submission").path("state").asText(payload.toString());
    }

    private static String stopped(JsonNode payload) {
        return StreamSupport.stream(payload.at("/submission/due").spliterator(), false).filter(clock -> clock.path("code").asText().equals("K14"))
                .findFirst().orElseThrow().path("stoppedAt").asText();
    }

    private static List<String> codes(JsonNode payload) {
        return StreamSupport.stream(payload.path("problems").spliterator(), false).map(problem -> problem.path("code").asText()).toList();
    }

    private static List<String> paths(JsonNode payload) {
        return StreamSupport.stream(payload.path("problems").spliterator(), false).map(problem -> problem.path("path").asText()).toList();
    }
}
