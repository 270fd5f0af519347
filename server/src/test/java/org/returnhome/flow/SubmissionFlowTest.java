package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.flow.FieldWork.seen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.returnhome.access.Role;
import org.returnhome.storage.ConnectionCount;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.AbsentReason;
import org.returnhome.submission.TabletSigner.Signed;

/** Who reads which submissions, and how they are listed (domain §2.1; issue 2, Review). */
@Tag("documents")
class SubmissionFlowTest {

    private static final MovableClock CLOCK = new MovableClock("2026-11-22T09:00:00Z");
    private static final String LIST = "query ($filter: SubmissionFilter, $first: Int, $after: String) {"
            + " submissions(filter: $filter, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }";

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final FieldWork work = new FieldWork(STORES);

    @Test
    void another_team_another_worker_and_another_authority_see_nothing() {
        var signed = handedIn();
        var elsewhere = new FieldWork(STORES);
        for (var other : List.of(work.signedIn(work.people.add(Role.TEAM_MANAGER, work.people.otherTeam())), elsewhere.coordinator,
                work.signedIn(work.people.add(Role.SOCIAL_WORKER)), work.signedIn(work.people.add(Role.MISSING_WORKER)))) {
            assertThat(ids(other, Map.of())).isEmpty();
            assertThat(seen(other, signed.envelope().id(), "id").isNull()).isTrue();
            assertThat(other.ask("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", id(signed))).path("node").isNull()).isTrue();
        }
        assertThat(work.signedIn(work.people.add(Role.POLICE)).refusal(LIST, Map.of())).isEqualTo("notAllowed");
        assertThat(work.signedIn(work.people.add(Role.AUTHORITY_ADMIN)).refusal(LIST, Map.of())).isEqualTo("notAllowed");
    }

    @Test
    void the_worker_the_hub_the_social_worker_and_the_manager_see_it() {
        var signed = handedIn();
        for (var reader : List.of(work.worker, work.coordinator, work.socialWorker, work.manager)) {
            assertThat(ids(reader, Map.of())).containsExactly(id(signed));
            assertThat(reader.ask("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", id(signed))).path("node").path("id").asText()).isEqualTo(id(signed));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"childId\": {\"$ne\": 1}}", "{\"formKey\": {\"$ne\": 1}}", "{\"state\": {\"$ne\": 1}}", "{\"childId\": \"Visit:x\"}"})
    void a_filter_that_is_no_word_or_id_is_refused(String filter) {
        assertThat(work.manager.refusal(LIST, Map.of("filter", FieldWork.read(filter)))).isEqualTo("badArgument");
    }

    @Test
    void a_page_of_more_than_a_hundred_and_a_foreign_cursor_are_refused() {
        assertThat(work.manager.refusal(LIST, Map.of("first", 101))).isEqualTo("badArgument");
        assertThat(work.manager.refusal(LIST, Map.of("after", "bm9uc2Vuc2U"))).isEqualTo("badCursor");
    }

    @Test
    void filters_narrow_the_list() {
        var plain = handedIn();
        CLOCK.move(Duration.ofSeconds(1));
        var conflict = handedIn();
        work.sync(work.sign(work.interview(conflict.envelope().id()).absent("whatHappened", AbsentReason.PREFER_NOT_TO_SAY)));
        CLOCK.move(Duration.ofSeconds(1));
        var flagged = work.sign(work.interview(STORES.bean(Ids.class).next(), work.child.id()));
        work.sync(flagged);
        assertThat(ids(work.manager, Map.of())).containsExactly(id(flagged), id(conflict), id(plain));
        assertThat(ids(work.manager, Map.of("state", "conflict"))).containsExactly(id(conflict));
        assertThat(ids(work.manager, Map.of("flagged", true))).containsExactly(id(flagged));
        assertThat(ids(work.manager, Map.of("flagged", false, "state", "submitted"))).containsExactly(id(plain));
        assertThat(ids(work.manager, Map.of("formKey", "welfareCheck"))).isEmpty();
        assertThat(ids(work.manager, Map.of("childId", "Child:" + work.child.id()))).hasSize(3);
        assertThat(ids(work.manager, Map.of("workerId", "Person:" + work.socialWorkerPerson.id()))).isEmpty();
        assertThat(ids(work.manager, Map.of("dueBefore", "2026-11-23T00:00:00Z"))).isEmpty();
        assertThat(ids(work.manager, Map.of("dueBefore", "2027-01-01T00:00:00Z"))).hasSize(3);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        var expected = new ArrayList<String>();
        for (int number = 0; number < 5; number++) {
            CLOCK.move(Duration.ofSeconds(1));
            expected.addFirst(id(handedIn()));
        }
        var seen = new ArrayList<String>();
        var variables = new HashMap<String, Object>(Map.of("first", 2));
        JsonNode page;
        do {
            page = work.manager.ask(LIST, variables).path("submissions");
            page.path("nodes").forEach(node -> seen.add(node.path("id").asText()));
            variables.put("after", page.path("pageInfo").path("endCursor").asText());
        } while (page.path("pageInfo").path("hasNextPage").asBoolean());
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void answers_come_in_the_order_of_the_form_with_its_labels() {
        var signed = work.sign(work.interview().absent("whyHome", AbsentReason.PREFER_NOT_TO_SAY));
        work.sync(signed);
        var answers = seen(work.manager, signed.envelope().id(), "current { answers { question label section value absent ownWords } wishes { recipient decision } }")
                .path("current").path("answers");
        assertThat(FieldWork.texts(column(answers, "question"))).containsSubsequence("rhiOutcome", "interviewTakenPlace", "whatHappened", "whyHome", "outHarm");
        var words = answers.valueStream().filter(answer -> answer.path("question").asText().equals("whatHappened")).findFirst().orElseThrow();
        assertThat(words.path("label").asText()).isEqualTo("What happened whilst you were missing?");
        assertThat(words.path("value").asText()).isEqualTo("\"I went to a friend’s – Zoë’s – and stayed. 🏠\"");
        assertThat(words.path("ownWords").asBoolean()).isTrue();
        var why = answers.valueStream().filter(answer -> answer.path("question").asText().equals("whyHome")).findFirst().orElseThrow();
        assertThat(why.path("value").isNull()).isTrue();
        assertThat(why.path("absent").asText()).isEqualTo("preferNotToSay");
    }

    @Test
    void fifty_submissions_with_all_that_a_list_shows_cost_few_statements_and_each_read_is_kept() {
        work.sync(IntStream.range(0, 50).mapToObj(number -> work.sign(work.interview())).toArray(Signed[]::new));
        long audited = audited();
        var count = ConnectionCount.of(STORES);
        var nodes = work.manager.ask("{ submissions(first: 50) { nodes { id state outcome heldAt receivedAt flagged form { title } child { familyName }"
                + " worker { displayName } visit { id } episodes { id } due { code dueAt state } current { contentDigest flags findings { kind } } } } }")
                .path("submissions").path("nodes");
        assertThat(nodes).hasSize(50);
        assertThat(count.taken()).isLessThanOrEqualTo(16);
        assertThat(audited() - audited).isGreaterThanOrEqualTo(51);
    }

    private Signed handedIn() {
        var signed = work.sign(work.interview());
        assertThat(FieldWork.told(work.sync(signed))).isEqualTo("accepted");
        return signed;
    }

    private static List<String> ids(SignedIn reader, Map<String, Object> filter) {
        return FieldWork.texts(column(reader.ask(LIST, Map.of("filter", filter)).path("submissions").path("nodes"), "id"));
    }

    private static String id(Signed signed) {
        return "Submission:" + signed.envelope().id();
    }

    private static long audited() {
        return STORES.bean(Register.class).first(Sql.of("SELECT count(*) AS count FROM audit_entry"), row -> row.number("count")).orElseThrow();
    }

    private static JsonNode column(JsonNode rows, String field) {
        var values = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> values.add(row.path(field)));
        return values;
    }
}
