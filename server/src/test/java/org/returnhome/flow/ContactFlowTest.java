package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Agencies;
import org.returnhome.access.AuthorityContact;
import org.returnhome.access.Role;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.AnswerSource;

/** Offers and attempts made on the way, and what a worker carries to a visit (issue 3, 3; domain §3.7). */
class ContactFlowTest {

    private static final MovableClock CLOCK = new MovableClock("2026-11-22T09:00:00Z");
    private static final String ATTEMPT = "attempt { id clientId kind at receivedAt note newTime reassigned recordedBy { displayName } }";

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final FieldWork work = new FieldWork(STORES);

    @Test
    void who_never_had_the_visit_records_nothing_on_it() {
        assertThat(work.signedIn(work.people.add(Role.MISSING_WORKER)).problem("recordContactAttempt", offer())).isEqualTo("notFound input.visitId");
        assertThat(new FieldWork(STORES).coordinator.problem("recordContactAttempt", offer())).isEqualTo("notFound input.visitId");
        for (var role : List.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.POLICE, Role.AUTHORITY_ADMIN)) {
            assertThat(work.signedIn(work.people.add(role)).refusalOf("recordContactAttempt", offer())).isEqualTo("notAllowed");
        }
        assertThat(attempts(work.coordinator)).isEmpty();
    }

    @Test
    void a_new_time_belongs_to_a_reschedule_and_a_note_is_no_blank() {
        assertThat(work.worker.problem("recordContactAttempt", with(offer(), "newTime", "2026-11-23T15:00:00Z"))).isEqualTo("badArgument input.newTime");
        assertThat(work.worker.problem("recordContactAttempt", with(offer(), "note", " "))).isEqualTo("badArgument input.note");
        assertThat(work.worker.refusalOf("recordContactAttempt", with(offer(), "at", "yesterday"))).isEqualTo("badArgument");
    }

    @Test
    void a_client_id_is_not_used_for_another_attempt() {
        var offer = offer();
        work.worker.change("recordContactAttempt", offer, "");
        assertThat(work.worker.problem("recordContactAttempt", with(offer, "kind", "decline"))).isEqualTo("clientIdUsed input.clientId");
    }

    @Test
    void what_a_supervisor_brought_in_before_the_tablet_came_back_is_one_attempt() {
        var offer = offer();
        var brought = work.coordinator.change("recordContactAttempt", offer, "attempt { id }").path("attempt");
        assertThat(work.worker.change("recordContactAttempt", offer, "attempt { id }").path("attempt")).isEqualTo(brought);
        assertThat(attempts(work.coordinator)).hasSize(1);
    }

    @Test
    void the_same_attempt_sent_many_times_at_once_is_one() {
        var offer = offer();
        var ids = IntStream.range(0, 8).mapToObj(number -> CompletableFuture.supplyAsync(() ->
                work.worker.change("recordContactAttempt", offer, "attempt { id }").path("attempt").path("id").asText())).toList()
                .stream().map(CompletableFuture::join).toList();
        assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        assertThat(attempts(work.coordinator)).hasSize(1);
    }

    @Test
    void an_attempt_keeps_the_devices_time_as_it_was_given_days_ago() {
        var rescheduled = with(with(offer(), "kind", "reschedule"), "newTime", "2026-11-24T16:30:00+01:00");
        var attempt = work.worker.change("recordContactAttempt", with(with(rescheduled, "at", "2026-11-18T17:05:00+01:00"), "note", "Not today."), ATTEMPT).path("attempt");
        assertThat(attempt.path("at").asText()).isEqualTo("2026-11-18T17:05:00+01:00");
        assertThat(attempt.path("newTime").asText()).isEqualTo("2026-11-24T16:30:00+01:00");
        assertThat(attempt.path("receivedAt").asText()).isEqualTo("2026-11-22T09:00:00Z");
        assertThat(attempt.path("reassigned").asBoolean()).isFalse();
    }

    @Test
    void the_hub_the_manager_and_the_worker_see_attempts_in_the_order_they_were_made() {
        work.worker.change("recordContactAttempt", with(with(offer(), "kind", "decline"), "at", "2026-11-22T08:30:00Z"), "");
        work.worker.change("recordContactAttempt", with(offer(), "at", "2026-11-22T08:10:00Z"), "");
        for (var reader : List.of(work.worker, work.coordinator, work.manager, work.socialWorker)) {
            assertThat(FieldWork.texts(column(attempts(reader), "kind"))).containsExactly("offer", "decline");
        }
    }

    @Test
    void a_refusal_or_a_new_date_stops_no_clock_by_itself_s2_182() {
        for (var kind : List.of("decline", "reschedule")) {
            work.worker.change("recordContactAttempt", with(offer(), "kind", kind), "");
        }
        assertThat(work.coordinator.ask("query ($id: ID!) { node(id: $id) { ... on Visit { state due { stoppedAt state } } } }", Map.of("id", visit()))
                .path("node").toString()).isEqualTo("{\"state\":\"assigned\",\"due\":[{\"stoppedAt\":null,\"state\":\"running\"}]}");
    }

    @Test
    void who_had_the_visit_before_may_hand_in_what_was_done_and_reads_no_more_of_it() {
        var next = work.people.add(Role.MISSING_WORKER);
        work.reassign(next);
        assertThat(work.worker.change("recordContactAttempt", offer(), ATTEMPT).path("attempt").path("reassigned").asBoolean()).isTrue();
        assertThat(attempts(work.worker)).isEmpty();
        assertThat(attempts(work.signedIn(next))).hasSize(1);
        var kinds = work.signedIn(next).ask("{ changes { edges { node { __typename } } } }").path("changes").path("edges");
        assertThat(kinds).as("the new worker's tablet is told").hasSize(2);
    }

    @Test
    void actions_of_an_earlier_interview_go_with_the_worker_who_has_the_visit_now_and_are_audited() {
        var actions = JsonNodeFactory.instance.arrayNode();
        actions.addObject().put("what", "Agree a safe place to ring from").put("who", "Key worker").put("due", "2026-12-01");
        var signed = work.sign(work.interview().answer("actionsNeeded", "yes", AnswerSource.WORKER).answer("actions", actions, AnswerSource.WORKER));
        assertThat(FieldWork.told(work.sync(signed))).isEqualTo("accepted");
        CLOCK.move(Duration.ofMinutes(1));
        assertThat(earlier(work.worker, visit())).as("those of the visit itself are not earlier ones").isEmpty();
        var next = work.people.add(Role.MISSING_WORKER);
        var again = TestEpisodes.reported(work.coordinator, TestEpisodes.report(work.child));
        work.coordinator.change("recordReturn", TestEpisodes.returned(again), "");
        var visit = work.assign(work.child, FieldWork.uuid(again), next).path("id").asText();
        long before = audited(signed.envelope().id());

        var carried = earlier(work.signedIn(next), visit);
        assertThat(FieldWork.texts(column(carried, "question"))).containsExactly("actionsNeeded", "actions");
        assertThat(carried.path(1).path("value").asText()).contains("Agree a safe place to ring from");
        assertThat(FieldWork.instant(carried.path(1).path("heldAt").asText())).isEqualTo(signed.envelope().heldAt().orElseThrow().toInstant());
        assertThat(audited(signed.envelope().id())).isGreaterThan(before);
        assertThat(earlier(work.coordinator, visit)).as("for nobody else").isEmpty();
        CLOCK.move(Duration.ofMinutes(-1));
    }

    @Test
    void the_numbers_to_ring_are_the_authoritys_own_in_their_order() {
        var agencies = STORES.bean(Agencies.class);
        var authority = work.people.authority();
        agencies.add(new AuthorityContact(authority, AuthorityContact.Kind.EMERGENCY_DUTY_TEAM, "EDT", "0113 496 0102", Optional.empty()));
        agencies.add(new AuthorityContact(authority, AuthorityContact.Kind.DUTY_TEAM, "Duty team", "0113 496 0101", Optional.of("Weekdays")));
        var asked = "{ viewer { authority { contacts { kind name phone hours } } } }";
        assertThat(work.worker.ask(asked).path("viewer").path("authority").path("contacts").toString()).isEqualTo(
                "[{\"kind\":\"emergencyDutyTeam\",\"name\":\"EDT\",\"phone\":\"0113 496 0102\",\"hours\":null},"
                + "{\"kind\":\"dutyTeam\",\"name\":\"Duty team\",\"phone\":\"0113 496 0101\",\"hours\":\"Weekdays\"}]");
        assertThat(new FieldWork(STORES).worker.ask(asked).path("viewer").path("authority").path("contacts")).isEmpty();
    }

    private Map<String, Object> offer() {
        return Map.of("clientId", UUID.randomUUID().toString(), "visitId", visit(), "kind", "offer", "at", "2026-11-22T08:00:00Z");
    }

    private String visit() {
        return "Visit:" + work.visit;
    }

    private JsonNode attempts(SignedIn reader) {
        return reader.ask("query ($id: ID!) { node(id: $id) { ... on Visit { contactAttempts { kind } } } }", Map.of("id", visit()))
                .path("node").path("contactAttempts");
    }

    private static JsonNode earlier(SignedIn reader, String visit) {
        return reader.ask("query ($id: ID!) { node(id: $id) { ... on Visit { earlierActions { question label value heldAt receivedAt } } } }",
                Map.of("id", visit)).path("node").path("earlierActions");
    }

    private static long audited(UUID submission) {
        return STORES.bean(Register.class).first(Sql.of("SELECT count(*) AS count FROM audit_entry WHERE subject_id = ?", submission),
                row -> row.number("count")).orElseThrow();
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        var changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static JsonNode column(JsonNode rows, String field) {
        var values = JsonNodeFactory.instance.arrayNode();
        rows.forEach(row -> values.add(row.path(field)));
        return values;
    }
}
