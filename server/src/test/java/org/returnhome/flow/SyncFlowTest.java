package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.flow.FieldWork.seen;
import static org.returnhome.flow.FieldWork.sync;
import static org.returnhome.flow.FieldWork.told;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.returnhome.access.Devices;
import org.returnhome.access.Role;
import org.returnhome.child.TestChildren;
import org.returnhome.storage.Ids;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.AnswerSource;
import org.returnhome.submission.DeviceClock;
import org.returnhome.submission.FormReference;
import org.returnhome.submission.SubmissionItem;
import org.returnhome.submission.TabletDraft;
import org.returnhome.submission.TabletSigner.Signed;

/** How what a tablet signed is taken in (wire.md, Sync): refused is nothing, quarantined what cannot be a submission, stored all else. */
@Tag("documents")
class SyncFlowTest {

    private static final MovableClock CLOCK = new MovableClock("2026-11-22T09:00:00Z");

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final FieldWork work = new FieldWork(STORES);

    @Test
    void only_workers_and_the_hub_hand_in() {
        var item = FieldWork.input(work.sign(work.interview()).item());
        for (var role : List.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.POLICE, Role.AUTHORITY_ADMIN)) {
            assertThat(work.signedIn(work.people.add(role)).refusalOf("syncSubmissions", item)).isEqualTo("notAllowed");
        }
    }

    @Test
    void more_than_fifty_items_are_refused_as_a_whole() {
        var item = work.sign(work.interview()).item();
        assertThat(work.worker.refusalOf("syncSubmissions", FieldWork.input(IntStream.range(0, 51).mapToObj(index -> item)
                .toArray(SubmissionItem[]::new)))).isEqualTo("overLimit");
        assertThat(work.worker.refusalOf("syncSubmissions", Map.of("items", List.of()))).isEqualTo("overLimit");
    }

    @Test
    void an_operator_map_in_place_of_a_text_is_refused() {
        assertThat(work.worker.refusalOf("syncSubmissions", Map.of("items", List.of(Map.of("jws", Map.of("$ne", 1)))))).isEqualTo("badArgument");
        assertThat(work.coordinator.refusal("query ($id: ID!) { submission(id: $id) { id } }", Map.of("id", Map.of("$ne", 1)))).isEqualTo("badArgument");
    }

    @Test
    void a_child_never_assigned_is_quarantined() {
        var stranger = TestChildren.add(STORES, work.people.authority());
        assertQuarantined(work.sign(work.interview(ids(), stranger.id())), "neverAssigned", "envelope.child");
    }

    @Test
    void a_child_of_another_authority_is_quarantined() {
        var elsewhere = new FieldWork(STORES);
        assertQuarantined(work.sign(work.interview(ids(), elsewhere.child.id())), "neverAssigned", "envelope.child");
    }

    @Test
    void a_visit_to_another_child_is_quarantined() {
        assertQuarantined(work.sign(work.interview(ids(), work.child.id()).visit(UUID.randomUUID())), "wrongVisit", "envelope.visit");
    }

    @Test
    void an_unknown_form_version_or_digest_is_quarantined() {
        var known = work.formReference();
        assertQuarantined(signedWith(new FormReference("weatherReport", 1, known.hash())), "unknownForm", "envelope.form.key");
        assertQuarantined(signedWith(new FormReference(known.key(), 99, known.hash())), "unknownVersion", "envelope.form.version");
        assertQuarantined(signedWith(new FormReference(known.key(), known.version(), "5d".repeat(32))), "wrongDigest", "envelope.form.hash");
    }

    @Test
    void the_key_of_a_revoked_device_is_quarantined_and_what_it_sent_before_keeps_its_receipt() {
        var before = work.sign(work.interview());
        var receipt = work.sync(before).path(0).path("receipt").asText();
        STORES.bean(Devices.class).revoke(work.device.id(), CLOCK.instant(), work.workerPerson.id(), "lost");
        assertQuarantined(work.sign(work.interview()), "revokedDevice", "jws");
        assertThat(work.sync(before).path(0).path("receipt").asText()).isEqualTo(receipt);
        assertThat(told(work.sync(before))).isEqualTo("duplicate");
    }

    @Test
    void another_workers_item_is_quarantined() {
        var other = work.people.add(Role.MISSING_WORKER);
        var results = sync(work.signedIn(other), work.sign(work.interview()).item());
        assertThat(told(results)).isEqualTo("quarantined personMismatch input.items.0.envelope.worker");
    }

    @Test
    void the_id_of_a_submission_about_another_child_is_quarantined() {
        var first = work.sign(work.interview());
        work.sync(first);
        var sibling = TestChildren.add(STORES, work.people.authority());
        var episode = FieldWork.uuid(TestEpisodes.reported(work.coordinator, TestEpisodes.report(sibling)));
        work.coordinator.change("recordReturn", TestEpisodes.returned("Episode:" + episode), "");
        work.assign(sibling, episode, work.workerPerson);
        assertQuarantined(work.sign(work.interview(first.envelope().id(), sibling.id())), "otherChild", "envelope.child");
    }

    @Test
    void one_bad_item_never_fails_the_others_and_results_keep_their_order() {
        var good = work.sign(work.interview());
        var other = work.sign(work.interview());
        var results = sync(work.worker, good.item(), new SubmissionItem("nonsense", List.of()), other.item(), good.item());
        assertThat(FieldWork.texts(column(results, "outcome"))).containsExactly("accepted", "quarantined", "accepted", "duplicate");
        assertThat(results.path(3).path("receipt")).isEqualTo(results.path(0).path("receipt"));
        assertThat(results.path(1).path("problems").path(0).path("path").asText()).isEqualTo("input.items.1.jws");
        assertThat(results.path(1).path("submissionId").isNull()).isTrue();
    }

    @Test
    void an_item_over_the_limits_is_turned_away_without_a_receipt() {
        var result = sync(work.worker, new SubmissionItem("x".repeat((1 << 20) + 1), List.of())).path(0);
        assertThat(result.path("outcome").asText()).isEqualTo("retry");
        assertThat(result.path("receipt").isNull()).isTrue();
        assertThat(result.path("problems").path(0).path("code").asText()).isEqualTo("overLimit");
    }

    @Test
    void a_signed_interview_is_stored_whatever_its_findings() {
        var signed = work.sign(work.interview());
        assertThat(told(work.sync(signed))).isEqualTo("accepted");
        var submission = seen(work.manager, signed.envelope().id(), "state outcome heldAt flagged current { findings { kind path message } flags } due { code state }");
        assertThat(submission.path("state").asText()).isEqualTo("submitted");
        assertThat(submission.path("outcome").asText()).isEqualTo("accepted");
        assertThat(submission.path("current").path("findings")).isNotEmpty();
        assertThat(submission.path("current").path("flags")).isEmpty();
        assertThat(FieldWork.texts(column(submission.path("due"), "code"))).containsExactly("K12", "K14");
    }

    @Test
    void a_clock_two_days_off_is_stored_and_flagged() {
        var ahead = work.sign(work.interview().clock(new DeviceClock(work.now().plusDays(2), Optional.empty())));
        assertThat(told(work.sync(ahead))).isEqualTo("accepted");
        assertThat(work.flags(ahead.envelope().id())).containsExactly("clockOff");
        var behind = work.sign(work.interview().clock(new DeviceClock(work.now().minusDays(2),
                Optional.of(new DeviceClock.Measurement(Duration.ofDays(2), work.now().minusDays(2))))));
        assertThat(told(work.sync(behind))).isEqualTo("accepted");
        assertThat(work.flags(behind.envelope().id())).containsExactly("clockOff");
    }

    @ParameterizedTest
    @CsvSource({"0000-01-01T00:00:00Z, 0", "9999-12-31T23:59:59Z, 0", "2026-11-22T08:00:00Z, -9007199254740991", "2026-11-22T08:00:00Z, 9007199254740991"})
    void a_time_that_cannot_be_is_stored_too(OffsetDateTime heldAt, long offset) {
        var signed = work.sign(work.interview().heldAt(heldAt)
                .clock(new DeviceClock(work.now(), Optional.of(new DeviceClock.Measurement(Duration.ofMillis(offset), work.now())))));
        assertThat(told(work.sync(signed))).isEqualTo("accepted");
        assertThat(seen(work.manager, signed.envelope().id(), "due { code }").path("due")).hasSize(2);
    }

    @Test
    void a_visit_since_reassigned_is_stored_and_flagged() {
        work.reassign(work.people.add(Role.MISSING_WORKER));
        var signed = work.sign(work.interview());
        assertThat(told(work.sync(signed))).isEqualTo("accepted");
        assertThat(work.flags(signed.envelope().id())).containsExactly("reassigned");
    }

    @Test
    void no_visit_but_a_child_the_worker_may_know_is_stored_and_flagged() {
        var signed = work.sign(work.interview(ids(), work.child.id()).episode(work.episode));
        assertThat(told(work.sync(signed))).isEqualTo("accepted");
        assertThat(work.flags(signed.envelope().id())).containsExactly("withoutVisit");
        assertThat(FieldWork.texts(column(seen(work.manager, signed.envelope().id(), "due { code }").path("due"), "code"))).containsExactly("K12", "K14");
    }

    @Test
    void another_verdict_other_facts_and_a_voided_signature_are_stored_and_flagged() {
        var signed = work.tablet.sign(work.interview().fact("childStatus", new TextNode("lac")), work.signedByChild());
        assertThat(told(work.sync(signed))).isEqualTo("accepted");
        assertThat(work.flags(signed.envelope().id())).containsExactlyInAnyOrder("verdictDiffers", "factsDiffer");
        var changed = work.sign(TabletDraft.revising(signed, work.now()).answer("whatHappened", "Something else.", AnswerSource.CHILD));
        work.sync(changed);
        assertThat(work.flags(signed.envelope().id())).contains("signatureVoid");
        assertThat(seen(work.manager, signed.envelope().id(), "current { evidence { role method valid } }").path("current").path("evidence").toString())
                .isEqualTo("[{\"role\":\"youngPerson\",\"method\":\"drawn\",\"valid\":false}]");
    }

    @Test
    void two_hundred_parallel_sends_are_one_document_and_two_hundred_equal_receipts() throws Exception {
        var item = work.sign(work.interview());
        try (var threads = Executors.newFixedThreadPool(40)) {
            var sends = IntStream.range(0, 200).mapToObj(index -> threads.submit(() -> work.sync(item).path(0))).toList();
            var receipts = new HashSet<String>();
            var accepted = 0;
            for (var send : sends) {
                receipts.add(send.get().path("receipt").asText());
                accepted += send.get().path("outcome").asText().equals("accepted") ? 1 : 0;
            }
            assertThat(receipts).hasSize(1);
            assertThat(accepted).isEqualTo(1);
        }
        assertThat(documents(item.envelope().id())).isEqualTo(1);
        assertThat(seen(work.manager, item.envelope().id(), "revisions { receipt }").path("revisions")).hasSize(1);
    }

    @Test
    void the_same_id_with_other_content_is_a_conflict_and_both_are_kept() {
        var one = work.sign(work.interview());
        var other = work.sign(work.interview(one.envelope().id()).answer("whatHappened", "I took the bus.", AnswerSource.CHILD));
        work.sync(one);
        assertThat(told(work.sync(other))).isEqualTo("conflict conflictingRevision input.items.0.envelope.base");
        var submission = seen(work.manager, one.envelope().id(), "state revisions { contentDigest head receipt }");
        assertThat(submission.path("state").asText()).isEqualTo("conflict");
        assertThat(FieldWork.texts(column(submission.path("revisions"), "head"))).containsExactly("true", "true");
        assertThat(documents(one.envelope().id())).isEqualTo(2);
    }

    @Test
    void a_person_chooses_between_revisions_and_the_others_stay() {
        var one = work.sign(work.interview());
        var other = work.sign(work.interview(one.envelope().id()).answer("whatHappened", "I took the bus.", AnswerSource.CHILD));
        assertThat(work.coordinator.problem("chooseRevision", choice(one, "0".repeat(64)))).isEqualTo("notFound input.submissionId");
        work.sync(one, other);
        assertThat(work.worker.refusalOf("chooseRevision", choice(one, one.contentDigest()))).isEqualTo("notAllowed");
        assertThat(work.coordinator.problem("chooseRevision", choice(one, "0".repeat(64)))).isEqualTo("notAHead input.contentDigest");
        var chosen = work.coordinator.change("chooseRevision", choice(one, other.contentDigest()),
                "submission { state current { contentDigest } revisions { contentDigest head } }").path("submission");
        assertThat(chosen.path("state").asText()).isEqualTo("submitted");
        assertThat(chosen.path("current").path("contentDigest").asText()).isEqualTo(other.contentDigest());
        assertThat(chosen.path("revisions")).hasSize(2);
        assertThat(work.coordinator.problem("chooseRevision", choice(one, one.contentDigest()))).isEqualTo("notAHead input.contentDigest");
    }

    @Test
    void revisions_that_come_three_one_two_all_stay_and_are_linked() {
        var one = work.sign(work.interview());
        var two = work.sign(TabletDraft.revising(one, work.now()).answer("analysis", "Second thoughts.", AnswerSource.WORKER));
        var three = work.sign(TabletDraft.revising(two, work.now()).answer("analysis", "Third thoughts.", AnswerSource.WORKER));
        assertThat(told(work.sync(three))).isEqualTo("accepted");
        assertThat(state(one)).isEqualTo("awaitingBase");
        CLOCK.move(Duration.ofSeconds(1));
        assertThat(told(work.sync(one))).isEqualTo("accepted");
        assertThat(state(one)).isEqualTo("awaitingBase");
        CLOCK.move(Duration.ofSeconds(1));
        assertThat(told(work.sync(two))).isEqualTo("accepted");
        assertThat(state(one)).isEqualTo("submitted");
        var submission = seen(work.manager, one.envelope().id(), "current { contentDigest base } revisions { contentDigest }");
        assertThat(submission.path("current").path("contentDigest").asText()).isEqualTo(three.contentDigest());
        assertThat(FieldWork.texts(column(submission.path("revisions"), "contentDigest")))
                .containsExactly(three.contentDigest(), one.contentDigest(), two.contentDigest());
    }

    @Test
    void the_interviews_clock_stops_at_the_time_of_the_conversation_not_of_the_sync() {
        var signed = work.sign(work.interview().heldAt(OffsetDateTime.parse("2026-11-22T07:30:00Z")));
        CLOCK.move(Duration.ofDays(5));
        var worker = work.signedIn(work.workerPerson);
        sync(worker, signed.item());
        assertThat(seen(work.signedIn(work.people.add(Role.TEAM_MANAGER)), signed.envelope().id(), "due { code stoppedAt state }").path("due").path(0).toString())
                .isEqualTo("{\"code\":\"K12\",\"stoppedAt\":\"2026-11-22T07:30:00Z\",\"state\":\"met\"}");
        assertThat(worker.ask("{ visits { nodes { state due { state } } } }").path("visits").path("nodes").path(0).toString())
                .isEqualTo("{\"state\":\"submitted\",\"due\":[{\"state\":\"met\"}]}");
        CLOCK.move(Duration.ofDays(-5));
    }

    private void assertQuarantined(Signed signed, String code, String path) {
        var result = work.sync(signed).path(0);
        assertThat(told(work.sync(signed))).isEqualTo("quarantined " + code + " input.items.0." + path);
        assertThat(result.path("problems").path(0).path("message").asText()).endsWith(".");
        assertThat(result.path("receipt").asText()).isEqualTo(work.sync(signed).path(0).path("receipt").asText()).isNotEmpty();
        assertThat(STORES.documents().getCollection("submissions").countDocuments(Filters.eq("contentDigest", signed.contentDigest()))).isZero();
    }

    private Signed signedWith(FormReference form) {
        return work.tablet.sign(new TabletDraft(ids(), form, work.child.id(), work.now()).visit(work.visit).wordingVersion("rhi-2026-11"), work.signedByChild());
    }

    private static Map<String, Object> choice(Signed signed, String digest) {
        return Map.of("submissionId", "Submission:" + signed.envelope().id(), "contentDigest", digest, "reason", "It is complete.");
    }

    private String state(Signed signed) {
        return seen(work.manager, signed.envelope().id(), "state").path("state").asText();
    }

    private long documents(UUID submission) {
        return STORES.documents().getCollection("submissions").countDocuments(Filters.eq("submission", submission.toString()));
    }

    private static JsonNode column(JsonNode rows, String field) {
        var values = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> values.add(row.path(field)));
        return values;
    }

    private static UUID ids() {
        return STORES.bean(Ids.class).next();
    }
}
