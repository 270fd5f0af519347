package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Devices;
import org.returnhome.access.Role;
import org.returnhome.access.SigningKeys;
import org.returnhome.access.TestPeople;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.SubmissionItem;
import org.returnhome.submission.wire.Sha256;

/** Work that reaches a supervisor sealed, and is brought in from there (wire.md, Keys and loss; issue 3, 2 and 6). */
@Tag("documents")
class SealedCopyFlowTest {

    private static final MovableClock CLOCK = new MovableClock("2026-11-22T09:00:00Z");
    private static final String COPY = "sealedCopy { id complete size digest receipt parts fromFile device { id } }";

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final FieldWork work = new FieldWork(STORES);
    private final ECKey sealingKey = TestPeople.key();

    @Test
    void nobody_hands_in_for_the_tablet_of_somebody_else() {
        assertThat(work.signedIn(work.people.add(Role.MISSING_WORKER)).problem("handInSealedCopy", copy("secret"))).isEqualTo("notFound input.deviceId");
        assertThat(new FieldWork(STORES).worker.problem("handInSealedCopy", copy("secret"))).isEqualTo("notFound input.deviceId");
        for (var role : List.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.POLICE, Role.AUTHORITY_ADMIN)) {
            var other = work.signedIn(work.people.add(role));
            assertThat(other.refusalOf("handInSealedCopy", copy("secret"))).isEqualTo("notAllowed");
            assertThat(other.refusalOf("importSealedCopy", copy("secret"))).isEqualTo("notAllowed");
            assertThat(other.refusal("{ sealedCopies { nodes { id } } }", Map.of())).isEqualTo("notAllowed");
        }
        assertThat(work.worker.refusalOf("fetchSealedCopy", Map.of("sealedCopyId", "SealedCopy:" + UUID.randomUUID(), "reason", "Me"))).isEqualTo("notAllowed");
    }

    @Test
    void what_is_no_sealed_copy_is_refused() {
        for (var content : List.of("plain text", "{\"items\":[]}", "a.b.c.d.e", sealed("secret").replaceFirst("\\.", "!"), sealed("secret") + ".more",
                work.sign(work.interview()).item().jws())) {
            assertThat(work.worker.problem("handInSealedCopy", with(copy("secret"), "content", content))).isEqualTo("notASealedCopy input.content");
        }
        assertThat(work.worker.problem("handInSealedCopy", with(copy("secret"), "parts", 11))).isEqualTo("badArgument input.part");
        assertThat(work.worker.problem("handInSealedCopy", with(copy("secret"), "part", 2))).isEqualTo("badArgument input.part");
        assertThat(work.worker.problem("handInSealedCopy", with(copy("secret"), "content", "a".repeat((4 << 20) + 1)))).isEqualTo("overLimit input.content");
    }

    @Test
    void a_client_id_is_not_used_for_another_copy() {
        var first = copy("secret");
        work.worker.change("handInSealedCopy", first, "");
        assertThat(work.worker.problem("handInSealedCopy", with(first, "content", sealed("other")))).isEqualTo("clientIdUsed input.clientId");
    }

    @Test
    void a_copy_is_kept_as_it_came_and_the_receipt_names_it() throws Exception {
        var copy = copy("secret");
        var kept = work.worker.change("handInSealedCopy", copy, COPY).path("sealedCopy");
        assertThat(kept.path("complete").asBoolean()).isTrue();
        assertThat(kept.path("digest").asText()).isEqualTo(Sha256.hex(copy.get("content").toString().getBytes(StandardCharsets.US_ASCII)));
        var receipt = JWSObject.parse(kept.path("receipt").asText());
        assertThat(receipt.verify(new ECDSAVerifier(STORES.bean(SigningKeys.class).receiptKey().toPublicJWK()))).isTrue();
        assertThat(receipt.getHeader().getType().getType()).isEqualTo("return-home-sealed-copy-receipt");
        assertThat(receipt.getPayload().toJSONObject()).containsEntry("digest", kept.path("digest").asText()).containsEntry("sealedCopy", copy.get("clientId"));
        assertThat(work.worker.change("handInSealedCopy", copy, COPY).path("sealedCopy")).as("sent again").isEqualTo(kept);
        assertThat(work.coordinator.ask("{ sealedCopies { nodes { handedInBy { displayName } device { id } openedAt } } }").path("sealedCopies").path("nodes")).hasSize(1);
    }

    @Test
    void a_revoked_tablet_of_a_person_who_may_sign_in_hands_in_too() {
        STORES.bean(Devices.class).revoke(work.device.id(), CLOCK.instant(), work.workerPerson.id(), "lost");
        assertThat(work.worker.change("handInSealedCopy", copy("secret"), COPY).path("sealedCopy").path("complete").asBoolean()).isTrue();
    }

    @Test
    void a_long_copy_comes_in_parts_in_any_order_and_is_read_back_as_it_was() {
        var whole = sealed("x".repeat(3_000));
        var id = UUID.randomUUID().toString();
        var parts = List.of(whole.substring(0, 1_500), whole.substring(1_500, 3_000), whole.substring(3_000));
        assertThat(part(id, parts, 3).path("complete").asBoolean()).isFalse();
        assertThat(part(id, parts, 1).path("receipt").isNull()).isTrue();
        var complete = part(id, parts, 2);
        assertThat(complete.path("digest").asText()).isEqualTo(Sha256.hex(whole.getBytes(StandardCharsets.US_ASCII)));
        assertThat(complete.path("size").asInt()).isEqualTo(whole.length());
        var read = new StringBuilder();
        for (int part = 1; part <= 3; part++) {
            read.append(work.coordinator.change("fetchSealedCopy", Map.of("sealedCopyId", complete.path("id").asText(), "part", part, "reason", "Forgotten passphrase"),
                    "content").path("content").asText());
        }
        assertThat(read.toString()).isEqualTo(whole);
        assertThat(STORES.bean(Register.class).list(Sql.of("SELECT part FROM sealed_copy_opening WHERE copy_id = ? ORDER BY id",
                FieldWork.uuid(complete.path("id").asText())), row -> row.integer("part"))).as("each time is on record").containsExactly(1, 2, 3);
        var seen = work.coordinator.ask("{ sealedCopies { nodes { openReason openedBy { id } importedAt } } }").path("sealedCopies").path("nodes").path(0);
        assertThat(seen.path("openReason").asText()).isEqualTo("Forgotten passphrase");
        assertThat(seen.path("importedAt").isNull()).isTrue();
    }

    @Test
    void a_copy_of_another_authority_is_not_taken_out() {
        var id = work.worker.change("handInSealedCopy", copy("secret"), COPY).path("sealedCopy").path("id").asText();
        assertThat(new FieldWork(STORES).coordinator.problem("fetchSealedCopy", Map.of("sealedCopyId", id, "reason", "Mine"))).isEqualTo("notFound input.sealedCopyId");
        assertThat(work.coordinator.refusalOf("fetchSealedCopy", Map.of("sealedCopyId", id, "reason", " "))).isEqualTo("badArgument");
    }

    @Test
    void a_file_that_a_supervisor_brings_needs_no_device() {
        var copy = copy("secret");
        copy.remove("deviceId");
        var kept = work.coordinator.change("importSealedCopy", copy, COPY).path("sealedCopy");
        assertThat(kept.path("fromFile").asBoolean()).isTrue();
        assertThat(kept.path("device").isNull()).isTrue();
    }

    @Test
    void only_the_hub_brings_in_what_another_worker_signed() {
        var item = work.sign(work.interview()).item();
        assertThat(work.worker.refusalOf("importSubmissions", bringing(item))).isEqualTo("notAllowed");
        assertThat(work.manager.refusalOf("importSubmissions", bringing(item))).isEqualTo("notAllowed");
        assertThat(work.coordinator.problem("importSubmissions", with(bringing(item), "sealedCopyId", "SealedCopy:" + UUID.randomUUID())))
                .isEqualTo("notFound input.sealedCopyId");
        assertThat(work.coordinator.refusalOf("importSubmissions", with(bringing(item), "reason", " "))).isEqualTo("badArgument");
    }

    @Test
    void a_bad_signature_stays_in_quarantine_whoever_brings_it() {
        var signed = work.sign(work.interview());
        var forged = new SubmissionItem(signed.item().jws().substring(0, signed.item().jws().length() - 8) + "AAAAAAAA", signed.item().blobs());
        assertThat(imported(forged).path(0).path("outcome").asText()).isEqualTo("quarantined");
    }

    @Test
    void what_lay_on_a_lost_tablet_is_brought_in_with_its_reason_and_is_a_submission_of_its_worker() {
        var signed = work.sign(work.interview());
        STORES.bean(Devices.class).revoke(work.device.id(), CLOCK.instant(), work.workerPerson.id(), "lost");
        var copy = work.worker.change("handInSealedCopy", copy(signed.item().toJson()), COPY).path("sealedCopy").path("id").asText();
        var results = work.coordinator.change("importSubmissions", with(bringing(signed.item()), "sealedCopyId", copy), "results { " + FieldWork.RESULT + " }").path("results");
        assertThat(FieldWork.told(results)).isEqualTo("accepted");
        assertThat(results.path(0).path("receipt").asText()).isNotEmpty();
        var submission = FieldWork.seen(work.manager, signed.envelope().id(), "state worker { id } current { flags }");
        assertThat(submission.path("worker").path("id").asText()).isEqualTo("Person:" + work.workerPerson.id());
        assertThat(FieldWork.texts(submission.path("current").path("flags"))).containsExactly("fromQuarantine");
        assertThat(work.coordinator.ask("{ sealedCopies { nodes { importedBy { id } importedAt } } }").path("sealedCopies").path("nodes").path(0).path("importedAt").isNull()).isFalse();
        assertThat(work.coordinator.ask("{ quarantinedItems { nodes { id } } }").path("quarantinedItems").path("nodes")).isEmpty();

        var again = imported(signed.item());
        assertThat(FieldWork.told(again)).isEqualTo("duplicate");
        assertThat(again.path(0).path("receipt")).isEqualTo(results.path(0).path("receipt"));
    }

    private JsonNode imported(SubmissionItem item) {
        return work.coordinator.change("importSubmissions", bringing(item), "results { " + FieldWork.RESULT + " }").path("results");
    }

    private static Map<String, Object> bringing(SubmissionItem item) {
        return with(FieldWork.input(item), "reason", "The tablet was lost");
    }

    private JsonNode part(String id, List<String> parts, int part) {
        return work.worker.change("handInSealedCopy", Map.of("clientId", id, "deviceId", "Device:" + work.device.id(), "content", parts.get(part - 1),
                "part", part, "parts", parts.size()), COPY).path("sealedCopy");
    }

    private Map<String, Object> copy(String content) {
        return new HashMap<>(Map.of("clientId", UUID.randomUUID().toString(), "deviceId", "Device:" + work.device.id(), "content", sealed(content)));
    }

    private String sealed(String content) {
        try {
            var jwe = new JWEObject(new JWEHeader(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM), new Payload(content));
            jwe.encrypt(new ECDHEncrypter(sealingKey.toPublicJWK()));
            return jwe.serialize();
        } catch (JOSEException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        var changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
