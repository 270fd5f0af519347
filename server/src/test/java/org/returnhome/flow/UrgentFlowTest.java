package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.returnhome.access.Role;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.AnswerSource;
import org.returnhome.submission.TabletDraft;
import org.returnhome.submission.TabletSigner.Signed;

/** Answers that mean danger now are raised at the sync, before any review, until somebody acknowledges them (domain D5; S2-12, S2-83). */
@Tag("documents")
class UrgentFlowTest {

    private static final MovableClock CLOCK = new MovableClock("2026-11-22T09:00:00Z");
    private static final String ITEM = "id question message raisedAt submission { id } acknowledgedBy { id } acknowledgedAt action";

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final FieldWork work = new FieldWork(STORES);

    @Test
    void an_interview_without_danger_raises_nothing() {
        work.sync(work.sign(work.interview()));
        assertThat(items(work.coordinator, "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"immediateSafety, no", "outHarm, yes", "outHeldCaptive, yes", "whyKeptAgainstWill, yes"})
    void a_danger_answer_raises_an_urgent_item(String question, String answer) {
        var signed = dangerous(question, answer);
        var items = items(work.coordinator, "");
        assertThat(items).hasSize(1);
        assertThat(items.path(0).path("question").asText()).isEqualTo(question);
        assertThat(items.path(0).path("message").asText()).endsWith(".");
        assertThat(items.path(0).path("submission").path("id").asText()).isEqualTo("Submission:" + signed.envelope().id());
        assertThat(work.flags(signed.envelope().id())).containsExactly("urgent");
    }

    @Test
    void danger_told_before_the_interview_was_broken_off_is_raised_though_its_question_is_hidden() {
        work.sync(work.sign(work.interview().answer("whyKeptAgainstWill", "yes", AnswerSource.CHILD)
                .answer("rhiOutcome", "declined", AnswerSource.WORKER).answer("interviewTakenPlace", "no", AnswerSource.WORKER)));
        assertThat(items(work.coordinator, "")).hasSize(1);
    }

    @Test
    void a_later_revision_raises_it_no_second_time() {
        var signed = dangerous("outHarm", "yes");
        work.sync(work.sign(TabletDraft.revising(signed, work.now()).answer("analysis", "More.", AnswerSource.WORKER)));
        assertThat(items(work.coordinator, "")).hasSize(1);
    }

    @Test
    void whoever_the_child_is_not_theirs_sees_no_item_of_it() {
        dangerous("outHarm", "yes");
        assertThat(items(work.manager, "")).hasSize(1);
        assertThat(items(work.signedIn(work.people.add(Role.TEAM_MANAGER, work.people.otherTeam())), "")).isEmpty();
        assertThat(work.socialWorker.refusal("{ urgentItems { nodes { id } } }", Map.of())).isEqualTo("notAllowed");
        assertThat(work.worker.refusal("{ urgentItems { nodes { id } } }", Map.of())).isEqualTo("notAllowed");
    }

    @Test
    void an_item_is_acknowledged_once_and_with_what_was_done() {
        dangerous("outHarm", "yes");
        var id = items(work.manager, "").path(0).path("id").asText();
        assertThat(work.worker.refusalOf("acknowledgeUrgentItem", action(id, "Phoned."))).isEqualTo("notAllowed");
        assertThat(work.manager.refusalOf("acknowledgeUrgentItem", action(id, " "))).isEqualTo("badArgument");
        assertThat(work.signedIn(work.people.add(Role.TEAM_MANAGER, work.people.otherTeam())).problem("acknowledgeUrgentItem", action(id, "Phoned.")))
                .isEqualTo("notFound input.itemId");
        var item = work.manager.change("acknowledgeUrgentItem", action(id, "Phoned the duty team."), "item { " + ITEM + " }").path("item");
        assertThat(item.path("action").asText()).isEqualTo("Phoned the duty team.");
        assertThat(item.path("acknowledgedAt").asText()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(work.coordinator.problem("acknowledgeUrgentItem", action(id, "Too late."))).isEqualTo("alreadyAcknowledged input.itemId");
        assertThat(items(work.coordinator, "")).isEmpty();
        assertThat(items(work.coordinator, "(open: false)")).hasSize(1);
    }

    private Signed dangerous(String question, String answer) {
        var signed = work.sign(work.interview().answer(question, answer, AnswerSource.CHILD));
        work.sync(signed);
        return signed;
    }

    private static JsonNode items(SignedIn reader, String arguments) {
        return reader.ask("{ urgentItems" + arguments + " { nodes { " + ITEM + " } } }").path("urgentItems").path("nodes");
    }

    private static Map<String, Object> action(String id, String action) {
        return Map.of("itemId", id, "action", action);
    }
}
