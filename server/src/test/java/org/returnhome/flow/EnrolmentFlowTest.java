package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.DeviceProof;
import org.returnhome.access.Devices;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;

/** A tablet's life: the coordinator's code, enrolment by the worker, revocation (wire.md, Keys and loss). */
class EnrolmentFlowTest {
    private static final String ISSUE = "mutation($input: IssueEnrolmentCodeInput!) { issueEnrolmentCode(input: $input)"
            + " { code expiresAt problems { code path } } }";
    private static final String ENROL = "mutation($input: EnrolDeviceInput!) { enrolDevice(input: $input)"
            + " { device { id name keyThumbprint person { id } revokedAt } sealingKey receiptKeys problems { code path } } }";
    private static final String REVOKE = "mutation($input: RevokeDeviceInput!) { revokeDevice(input: $input)"
            + " { device { id revokedAt revokeReason revokedBy { id } } problems { code path } } }";

    @RegisterExtension
    static final TestStores STORES = TestStores.serving();

    private final Http http = new Http(STORES);
    private final ECKey key = TestPeople.key();
    private TestPeople people;
    private Person worker;
    private Person coordinator;

    @BeforeEach
    void somebody() {
        people = TestPeople.in(STORES);
        worker = people.add(Role.MISSING_WORKER);
        coordinator = people.add(Role.MISSING_COORDINATOR);
    }

    private Http.Answer ask(Person person, String document, Map<String, ?> input) {
        return http.graphql(people.token(person), document, Map.of("input", input));
    }

    private JsonNode issue(Person by, Person worker) {
        return ask(by, ISSUE, Map.of("personId", "Person:" + worker.id(), "deviceName", "blue tablet"))
                .json().path("data").path("issueEnrolmentCode");
    }

    private String code() {
        return issue(coordinator, worker).path("code").asText();
    }

    private JsonNode enrol(Person by, String code, ECKey publicKey, String proof) {
        return ask(by, ENROL, Map.of("code", code, "publicKey", publicKey.toJSONString(), "name", "blue tablet", "proof", proof))
                .json().path("data").path("enrolDevice");
    }

    private JsonNode enrol(Person by, String code, ECKey with) {
        return enrol(by, code, with.toPublicJWK(), TestPeople.proof(with, DeviceProof.ENROLMENT, "code", code));
    }

    private static String problem(JsonNode payload) {
        return payload.path("problems").path(0).path("code").asText() + " " + payload.path("problems").path(0).path("path").asText();
    }

    @Test
    void a_worker_issues_no_code() {
        assertThat(ask(worker, ISSUE, Map.of("personId", "Person:" + worker.id(), "deviceName", "tablet")).code()).isEqualTo("notAllowed");
    }

    @Test
    void there_is_no_code_for_people_of_another_authority_nor_for_police_nor_for_somebody_unknown() {
        assertThat(problem(issue(coordinator, TestPeople.in(STORES).add(Role.MISSING_WORKER)))).isEqualTo("notFound input.personId");
        assertThat(problem(issue(coordinator, people.add(Role.POLICE)))).isEqualTo("notFound input.personId");
    }

    @Test
    void a_wrong_code_is_refused_and_five_of_them_spend_the_right_one() {
        var code = code();
        for (int slip = 0; slip < 5; slip++) {
            assertThat(problem(enrol(worker, "0000-0000", key))).isEqualTo("enrolmentCodeWrong input.code");
        }
        assertThat(problem(enrol(worker, code, key))).isEqualTo("enrolmentCodeWrong input.code");
    }

    @Test
    void another_workers_code_is_refused() {
        assertThat(problem(enrol(people.add(Role.MISSING_WORKER), code(), key))).isEqualTo("enrolmentCodeWrong input.code");
    }

    @Test
    void a_code_past_its_quarter_of_an_hour_is_refused() {
        var code = code();
        STORES.bean(Register.class).change(Sql.of("UPDATE enrolment_code SET expires_at = ? WHERE person_id = ?", Instant.now(), worker.id()));
        assertThat(problem(enrol(worker, code, key))).isEqualTo("enrolmentCodeWrong input.code");
    }

    @Test
    void a_new_code_ends_the_one_before() {
        var before = code();
        var now = code();
        assertThat(problem(enrol(worker, before, key))).isEqualTo("enrolmentCodeWrong input.code");
        assertThat(enrol(worker, now, key).path("problems")).isEmpty();
    }

    @Test
    void a_used_code_enrols_no_second_key() {
        var code = code();
        assertThat(enrol(worker, code, key).path("problems")).isEmpty();
        assertThat(problem(enrol(worker, code, TestPeople.key()))).isEqualTo("enrolmentCodeWrong input.code");
    }

    @Test
    void a_private_key_and_what_is_no_key_are_refused() {
        var code = code();
        var proof = TestPeople.proof(key, DeviceProof.ENROLMENT, "code", code);
        assertThat(problem(enrol(worker, code, key, proof))).isEqualTo("deviceKeyInvalid input.publicKey");
        for (var text : List.of("", "{}", "[]", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}", "{\"kty\":\"oct\",\"k\":\"AAAA\"}")) {
            var payload = ask(worker, ENROL, Map.of("code", code, "publicKey", text, "name", "tablet", "proof", proof))
                    .json().path("data").path("enrolDevice");
            assertThat(problem(payload)).as(text).isEqualTo("deviceKeyInvalid input.publicKey");
        }
    }

    @Test
    void a_proof_by_another_key_over_another_code_or_of_another_kind_is_refused() {
        var code = code();
        var publicKey = key.toPublicJWK();
        assertThat(problem(enrol(worker, code, publicKey, TestPeople.proof(TestPeople.key(), DeviceProof.ENROLMENT, "code", code))))
                .isEqualTo("deviceProofInvalid input.proof");
        assertThat(problem(enrol(worker, code, publicKey, TestPeople.proof(key, DeviceProof.ENROLMENT, "code", "0000-0000"))))
                .isEqualTo("deviceProofInvalid input.proof");
        assertThat(problem(enrol(worker, code, publicKey, TestPeople.proof(key, DeviceProof.REFRESH, "code", code))))
                .isEqualTo("deviceProofInvalid input.proof");
        assertThat(problem(enrol(worker, code, publicKey, "no proof"))).isEqualTo("deviceProofInvalid input.proof");
    }

    @Test
    void a_key_that_is_enrolled_already_is_refused() {
        people.enrol(people.add(Role.MISSING_WORKER), key);
        assertThat(problem(enrol(worker, code(), key))).isEqualTo("deviceKeyTaken input.publicKey");
    }

    @Test
    void a_worker_revokes_no_device_and_a_coordinator_none_of_another_authority() {
        var device = people.enrol(worker, key);
        var input = Map.of("deviceId", "Device:" + device.id(), "reason", "lost on the bus");
        assertThat(ask(worker, REVOKE, input).code()).isEqualTo("notAllowed");
        var elsewhere = TestPeople.in(STORES).add(Role.MISSING_COORDINATOR);
        assertThat(problem(ask(elsewhere, REVOKE, input).json().path("data").path("revokeDevice"))).isEqualTo("notFound input.deviceId");
    }

    @Test
    void an_enrolled_device_is_known_by_its_thumbprint_and_gets_the_authoritys_sealing_key() throws Exception {
        var payload = enrol(worker, code().toLowerCase().replace("-", " "), key);
        assertThat(payload.path("problems")).isEmpty();
        assertThat(payload.path("device").path("keyThumbprint").asText()).isEqualTo(key.computeThumbprint().toString());
        assertThat(payload.path("device").path("person").path("id").asText()).isEqualTo("Person:" + worker.id());
        assertThat(ECKey.parse(payload.path("sealingKey").asText()).isPrivate()).isFalse();
        assertThat(JWKSet.parse(payload.path("receiptKeys").asText()).containsNonPublicKeys()).isFalse();
        var kept = STORES.bean(Devices.class).find(people.authority(), key.computeThumbprint().toString()).orElseThrow();
        assertThat(kept.revoked()).isEmpty();
        assertThat(ECKey.parse(kept.publicJwk()).toJSONObject()).containsOnlyKeys("kty", "crv", "x", "y");
    }

    @Test
    void after_a_lost_reply_the_same_code_and_key_answer_the_same_device() {
        var code = code();
        var first = enrol(worker, code, key);
        assertThat(enrol(worker, code, key).path("device").path("id")).isEqualTo(first.path("device").path("id"));
    }

    @Test
    void a_revoked_device_stays_known_with_its_reason_and_a_second_revocation_changes_nothing() {
        var device = people.enrol(worker, key);
        ask(coordinator, REVOKE, Map.of("deviceId", "Device:" + device.id(), "reason", "lost on the bus"));
        var second = ask(people.add(Role.AUTHORITY_ADMIN), REVOKE, Map.of("deviceId", "Device:" + device.id(), "reason", "again"))
                .json().path("data").path("revokeDevice").path("device");
        assertThat(second.path("revokeReason").asText()).isEqualTo("lost on the bus");
        assertThat(second.path("revokedBy").path("id").asText()).isEqualTo("Person:" + coordinator.id());
        assertThat(STORES.bean(Devices.class).find(people.authority(), device.keyThumbprint()).orElseThrow().revoked()).isPresent();
    }

    @Test
    void a_coordinator_finds_the_workers_of_the_authority_and_their_devices_and_a_worker_does_not() {
        people.enrol(worker, key);
        var document = "{ viewer { authority { people(role: missingWorker) { id devices { name } } } } }";
        var seen = http.graphql(people.token(coordinator), document, Map.of()).json().path("data").path("viewer").path("authority").path("people");
        assertThat(seen).hasSize(1);
        assertThat(seen.path(0).path("devices")).hasSize(1);
        assertThat(http.graphql(people.token(worker), document, Map.of()).json().path("data").path("viewer").path("authority")
                .path("people")).isEmpty();
    }

    @Test
    void a_node_of_another_authority_is_not_there() {
        var node = "query($id: ID!) { node(id: $id) { id } }";
        for (var id : List.of("Person:" + worker.id(), "Authority:" + people.authority(), "Agency:" + people.agency(), "Team:" + people.team())) {
            assertThat(http.graphql(people.token(coordinator), node, Map.of("id", id)).json().path("data").path("node").path("id").asText())
                    .isEqualTo(id);
            var elsewhere = TestPeople.in(STORES);
            assertThat(http.graphql(elsewhere.token(elsewhere.add(Role.MISSING_COORDINATOR)), node, Map.of("id", id)).json()
                    .path("data").path("node").isNull()).as(id).isTrue();
        }
    }
}
