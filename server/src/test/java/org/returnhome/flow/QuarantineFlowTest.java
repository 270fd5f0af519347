package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.flow.FieldWork.seen;
import static org.returnhome.flow.FieldWork.sync;
import static org.returnhome.flow.FieldWork.told;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Devices;
import org.returnhome.access.Role;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.SubmissionItem;
import org.returnhome.submission.TabletSigner.Signed;

/** What cannot be stored as a submission is kept, seen, and let out by a person (wire.md, Sync). */
@Tag("documents")
class QuarantineFlowTest {

    private static final MovableClock CLOCK = new MovableClock("2026-11-22T09:00:00Z");
    private static final String ITEM = "id problem { code path } sender { id } submissionId size acceptable resolution resolutionReason resolvedBy { id } resolvedAt";

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final FieldWork work = new FieldWork(STORES);

    @Test
    void the_sender_and_the_hub_see_an_item_and_nobody_else() {
        sync(work.worker, nonsense());
        assertThat(items(work.worker)).hasSize(1);
        assertThat(items(work.coordinator)).hasSize(1);
        assertThat(items(work.signedIn(work.people.add(Role.MISSING_WORKER)))).isEmpty();
        assertThat(work.manager.refusal("{ quarantinedItems { nodes { id } } }", Map.of())).isEqualTo("notAllowed");
        var elsewhere = new FieldWork(STORES);
        assertThat(items(elsewhere.coordinator)).isEmpty();
        assertThat(node(elsewhere.coordinator, items(work.coordinator).path(0).path("id").asText()).isNull()).isTrue();
    }

    @Test
    void only_the_hub_decides_once_and_with_a_reason() {
        sync(work.worker, nonsense());
        var id = items(work.coordinator).path(0).path("id").asText();
        assertThat(work.worker.refusalOf("resolveQuarantine", decision(id, "setAside", "no"))).isEqualTo("notAllowed");
        assertThat(work.coordinator.refusalOf("resolveQuarantine", decision(id, "setAside", "  "))).isEqualTo("badArgument");
        var elsewhere = new FieldWork(STORES);
        assertThat(elsewhere.coordinator.problem("resolveQuarantine", decision(id, "setAside", "no"))).isEqualTo("notFound input.itemId");
        assertThat(decide(id, "setAside").path("item").path("resolution").asText()).isEqualTo("setAside");
        assertThat(work.coordinator.problem("resolveQuarantine", decision(id, "setAside", "again"))).isEqualTo("alreadyResolved input.itemId");
    }

    @Test
    void what_cannot_be_read_can_only_be_set_aside_and_the_sender_is_told() {
        sync(work.worker, nonsense());
        var item = items(work.coordinator).path(0);
        assertThat(item.path("acceptable").asBoolean()).isFalse();
        assertThat(work.coordinator.problem("resolveQuarantine", decision(item.path("id").asText(), "accept", "why not")))
                .isEqualTo("notStorable input.resolution");
        decide(item.path("id").asText(), "setAside");
        assertThat(changes()).containsExactly("VisitAssigned", "QuarantineResolved");
        assertThat(items(work.coordinator)).isEmpty();
        assertThat(told(sync(work.worker, nonsense()))).isEqualTo("quarantined malformedEncoding input.items.0.jws");
    }

    @Test
    void the_same_bad_item_twice_is_one_with_one_receipt() {
        var first = sync(work.worker, nonsense()).path(0);
        var second = sync(work.worker, nonsense()).path(0);
        assertThat(second).isEqualTo(first);
        assertThat(items(work.coordinator)).hasSize(1);
    }

    @Test
    void an_item_is_kept_text_for_text_whatever_it_is() {
        var odd = new SubmissionItem("not a JWS: ü 🏠 .", List.of(new SubmissionItem.Blob("no digest", "no base64 ==")));
        sync(work.worker, odd);
        var kept = STORES.bean(org.returnhome.submission.QuarantineDocuments.class)
                .find(work.people.authority(), org.returnhome.submission.QuarantinedDocument.digest(odd)).orElseThrow();
        assertThat(kept.jws()).isEqualTo(odd.jws());
        assertThat(kept.blobs()).isEqualTo(odd.blobs());
    }

    @Test
    void an_accepted_item_is_a_submission_with_a_receipt_of_its_own_in_the_workers_feed() {
        var signed = fromRevokedDevice();
        var item = items(work.coordinator).path(0);
        assertThat(item.path("acceptable").asBoolean()).isTrue();
        var answer = decide(item.path("id").asText(), "accept");
        assertThat(answer.path("submission").path("id").asText()).isEqualTo("Submission:" + signed.envelope().id());
        assertThat(answer.path("item").path("resolution").asText()).isEqualTo("accept");
        assertThat(work.flags(signed.envelope().id())).containsExactly("fromQuarantine");
        var receipt = seen(work.manager, signed.envelope().id(), "current { receipt }").path("current").path("receipt").asText();
        assertThat(changes()).containsExactly("VisitAssigned", "ReceiptIssued", "QuarantineResolved");
        assertThat(work.worker.ask("{ changes { edges { node { ... on ReceiptIssued { receipt } } } } }").toString()).contains(receipt);
        assertThat(told(work.sync(signed))).isEqualTo("duplicate");
        assertThat(work.sync(signed).path(0).path("receipt").asText()).isEqualTo(receipt);
        assertThat(work.coordinator.problem("resolveQuarantine", decision(item.path("id").asText(), "setAside", "no"))).isEqualTo("alreadyResolved input.itemId");
    }

    private Signed fromRevokedDevice() {
        var signed = work.sign(work.interview());
        STORES.bean(Devices.class).revoke(work.device.id(), CLOCK.instant(), work.workerPerson.id(), "lost");
        assertThat(told(work.sync(signed))).startsWith("quarantined revokedDevice");
        return signed;
    }

    private SubmissionItem nonsense() {
        return new SubmissionItem("nonsense of " + work.people.authority(), List.of());
    }

    private static JsonNode items(SignedIn reader) {
        return reader.ask("{ quarantinedItems { nodes { " + ITEM + " } } }").path("quarantinedItems").path("nodes");
    }

    private static JsonNode node(SignedIn reader, String id) {
        return reader.ask("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", id)).path("node");
    }

    private JsonNode decide(String id, String resolution) {
        return work.coordinator.change("resolveQuarantine", decision(id, resolution, "Seen and decided."), "item { " + ITEM + " } submission { id }");
    }

    private static Map<String, Object> decision(String id, String resolution, String reason) {
        return Map.of("itemId", id, "resolution", resolution, "reason", reason);
    }

    private List<String> changes() {
        return work.worker.ask("{ changes { edges { node { __typename } } } }").path("changes").path("edges").valueStream()
                .map(edge -> edge.path("node").path("__typename").asText()).toList();
    }
}
