package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.flow.TestEpisodes.report;
import static org.returnhome.flow.TestEpisodes.reported;
import static org.returnhome.flow.TestEpisodes.returned;
import static org.returnhome.flow.TestEpisodes.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.returnhome.access.People;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.child.Child;
import org.returnhome.child.TestChildren;
import org.returnhome.storage.ConnectionCount;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;

/** Giving a visit to a worker and taking it to another; what the worker's tablet learns of it (domain §3.7; S2-42, S2-182). */
class VisitFlowTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);
    private static final String CHANGES = """
            query ($after: String, $first: Int) { changes(after: $after, first: $first) { edges { node { __typename
                ... on VisitAssigned { visit { id note facts } } ... on Tombstone { goneId reason } } } pageInfo { endCursor hasNextPage } } }""";

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final TestPeople people = TestPeople.in(STORES);
    private final Child child = TestChildren.add(STORES, people.authority());
    private final Person worker = people.add(Role.MISSING_WORKER);
    private final Person colleague = people.add(Role.MISSING_WORKER);
    private final SignedIn coordinator = signedIn(people.add(Role.MISSING_COORDINATOR));

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "MISSING_COORDINATOR")
    void only_the_coordinator_assigns(Role role) {
        assertThat(signedIn(people.add(role)).refusalOf("assignVisit", request(back()))).isEqualTo("notAllowed");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = {"MISSING_COORDINATOR", "MISSING_WORKER"})
    void a_visit_is_given_to_workers_and_coordinators_only(Role role) {
        assertThat(coordinator.problem("assignVisit", with(request(back()), "workerId", "Person:" + people.add(role).id())))
                .isEqualTo("unsuitableWorker input.workerId");
    }

    @Test
    void a_visit_is_given_to_nobody_who_left_or_works_elsewhere() {
        var left = people.add(Role.MISSING_WORKER);
        STORES.bean(People.class).setActive(left.id(), false);
        var elsewhere = TestPeople.in(STORES).add(Role.MISSING_WORKER);
        for (var person : List.of(left, elsewhere)) {
            assertThat(coordinator.problem("assignVisit", with(request(back()), "workerId", "Person:" + person.id())))
                    .isEqualTo("unsuitableWorker input.workerId");
        }
    }

    @Test
    void a_child_still_missing_is_not_visited() {
        assertThat(coordinator.problem("assignVisit", request(reported(coordinator, report(child))))).isEqualTo("stillMissing input.episodeIds");
    }

    @Test
    void one_visit_is_with_one_child() {
        var both = List.of(back(), back(TestChildren.add(STORES, people.authority())));
        assertThat(coordinator.problem("assignVisit", with(request(back()), "episodeIds", both))).isEqualTo("severalChildren input.episodeIds");
    }

    @ParameterizedTest
    @CsvSource({"exitInterview, unknownForm input.formKey", ", badArgument input.formKey"})
    void a_new_visit_needs_a_published_form(String key, String problem) {
        assertThat(coordinator.problem("assignVisit", with(request(back()), "formKey", key))).isEqualTo(problem);
    }

    @Test
    void a_new_visit_needs_an_episode_of_the_authority() {
        assertThat(coordinator.problem("assignVisit", with(request(back()), "episodeIds", List.of()))).isEqualTo("badArgument input.episodeIds");
        var elsewhere = TestPeople.in(STORES);
        var theirs = SignedIn.as(elsewhere.add(Role.MISSING_COORDINATOR), elsewhere, STORES);
        var episode = reported(theirs, report(TestChildren.add(STORES, elsewhere.authority())));
        assertThat(coordinator.problem("assignVisit", request(episode))).isEqualTo("notFound input.episodeIds");
    }

    @Test
    void a_visit_of_another_authority_is_not_moved() {
        var visit = assigned(request(back()));
        var elsewhere = TestPeople.in(STORES);
        var theirs = SignedIn.as(elsewhere.add(Role.MISSING_COORDINATOR), elsewhere, STORES);
        assertThat(theirs.problem("assignVisit", move(visit, elsewhere.add(Role.MISSING_WORKER)))).isEqualTo("notFound input.visitId");
    }

    @Test
    void a_visit_taken_back_is_not_moved() {
        var visit = assigned(request(back()));
        STORES.bean(Register.class).change(Sql.of("UPDATE visit SET withdrawn_at = assigned_at WHERE id = ?", uuid(visit)));
        assertThat(coordinator.problem("assignVisit", move(visit, colleague))).isEqualTo("visitWithdrawn input.visitId");
    }

    @Test
    void a_client_id_is_not_used_for_another_worker() {
        var request = request(back());
        assigned(request);
        assertThat(coordinator.problem("assignVisit", with(request, "workerId", "Person:" + colleague.id()))).isEqualTo("clientIdUsed input.clientId");
    }

    @Test
    void the_same_request_again_changes_nothing() {
        var request = request(back());
        assertThat(assigned(request)).isEqualTo(assigned(request));
        assertThat(kinds(worker)).containsExactly("VisitAssigned");
    }

    @Test
    void the_same_request_sent_many_times_at_once_is_one_visit() {
        var request = request(back());
        var visits = IntStream.range(0, 8).mapToObj(number -> CompletableFuture.supplyAsync(() -> assigned(request))).toList()
                .stream().map(CompletableFuture::join).toList();
        assertThat(visits).hasSize(8).containsOnly(visits.getFirst());
        assertThat(kinds(worker)).containsExactly("VisitAssigned");
    }

    @Test
    void an_interview_is_due_72_hours_after_the_return_s2_182() {
        var visit = coordinator.change("assignVisit", request(back()), """
                visit { state note form { key version } worker { displayName } episodes { id }
                    due { code startedAt dueAt stoppedAt state } }""").path("visit");
        assertThat(visit.path("due").toString()).isEqualTo("[{\"code\":\"K12\",\"startedAt\":\"2026-11-22T06:00:00Z\","
                + "\"dueAt\":\"2026-11-25T06:00:00Z\",\"stoppedAt\":null,\"state\":\"running\"}]");
        assertThat(visit.path("form").toString()).isEqualTo("{\"key\":\"returnHomeInterview\",\"version\":1}");
        assertThat(visit.path("state").asText()).isEqualTo("assigned");
        assertThat(visit.path("episodes")).hasSize(1);
    }

    @Test
    void a_welfare_check_carries_no_clock_of_the_interview() {
        assertThat(coordinator.change("assignVisit", with(request(back()), "formKey", "welfareCheck"), "visit { due { code } }")
                .path("visit").path("due")).isEmpty();
    }

    @Test
    void the_facts_of_the_register_are_pinned_for_the_form() throws Exception {
        var episode = back();
        var facts = facts(assigned(request(episode)));
        assertThat(facts.path("familyName").asText()).isEqualTo("Missing");
        assertThat(facts.path("childRef").asText()).isEqualTo(child.caseNumber());
        assertThat(facts.path("formRef").asText()).isEqualTo("MISP_RI " + child.caseNumber() + "-1");
        assertThat(facts.path("childStatus").asText()).isEqualTo("cin");
        assertThat(facts.path("rhiDueAt").asText()).isEqualTo("2026-11-25T06:00:00+00:00");
        STORES.bean(Register.class).change(Sql.of("UPDATE child SET family_name = 'Renamed' WHERE id = ?", child.id()));
        assertThat(facts(assigned(request(episode))).path("familyName").asText()).as("of a visit assigned later").isEqualTo("Renamed");
    }

    @Test
    void moving_a_visit_changes_neither_form_version_nor_facts() throws Exception {
        var visit = assigned(request(back()));
        var before = facts(visit);
        STORES.bean(Register.class).change(Sql.of("UPDATE child SET family_name = 'Renamed' WHERE id = ?", child.id()));
        assigned(move(visit, colleague));
        assertThat(facts(visit)).isEqualTo(before);
        assertThat(coordinator.ask("query ($id: ID!) { node(id: $id) { ... on Visit { form { version } } } }", Map.of("id", visit))
                .path("node").path("form").path("version").asInt()).isEqualTo(1);
    }

    @Test
    void a_return_recorded_later_reaches_form_clock_and_tablet() throws Exception {
        var episode = reported(coordinator, report(child));
        coordinator.change("recordReturn", Map.of("episodeId", episode, "foundAt", "2026-11-22T05:00:00Z"), "");
        var visit = assigned(request(episode));
        assertThat(facts(visit).path("rhiDueAt").asText()).isEqualTo("2026-11-25T05:00:00+00:00");
        coordinator.change("recordReturn", returned(episode), "");
        assertThat(facts(visit).path("returnedAt").asText()).isEqualTo("2026-11-22T06:00:00+00:00");
        assertThat(facts(visit).path("rhiDueAt").asText()).isEqualTo("2026-11-25T06:00:00+00:00");
        assertThat(kinds(worker)).containsExactly("VisitAssigned", "VisitAssigned");
    }

    @Test
    void a_worker_sees_own_visits_only() {
        var mine = assigned(request(back()));
        var theirs = assigned(with(request(back(TestChildren.add(STORES, people.authority()))), "workerId", "Person:" + colleague.id()));
        assertThat(visits(signedIn(worker))).containsExactly(mine);
        assertThat(visits(signedIn(colleague))).containsExactly(theirs);
        assertThat(signedIn(worker).ask("query ($id: ID!) { node(id: $id) { id } }", Map.of("id", theirs)).path("node").isNull()).isTrue();
        assertThat(visits(coordinator)).containsExactlyInAnyOrder(mine, theirs);
    }

    @Test
    void a_worker_reads_the_child_and_the_episodes_of_own_visits_only() {
        var episode = back();
        var another = back();
        assigned(request(episode));
        var asked = "query ($child: ID!, $episode: ID!) { child(id: $child) { episodes { nodes { id } } } episode(id: $episode) { id } }";
        assertThat(signedIn(worker).ask(asked, Map.of("child", "Child:" + child.id(), "episode", another)).toString())
                .isEqualTo("{\"child\":{\"episodes\":{\"nodes\":[{\"id\":\"" + episode + "\"}]}},\"episode\":null}");
        assertThat(signedIn(colleague).ask(asked, Map.of("child", "Child:" + child.id(), "episode", episode)).toString())
                .isEqualTo("{\"child\":null,\"episode\":null}");
    }

    @Test
    void social_workers_and_teams_see_the_visits_to_their_own_children() {
        var socialWorker = people.add(Role.SOCIAL_WORKER);
        var theirs = assigned(request(back(TestChildren.add(STORES, people.authority(), Optional.of(people.team()), Optional.of(socialWorker.id())))));
        assigned(request(back()));
        assertThat(visits(signedIn(socialWorker))).containsExactly(theirs);
        assertThat(visits(signedIn(people.add(Role.TEAM_MANAGER)))).containsExactly(theirs);
        assertThat(visits(signedIn(people.add(Role.TEAM_MANAGER, people.otherTeam())))).isEmpty();
    }

    @Test
    void a_visit_that_goes_to_another_worker_leaves_a_tombstone() {
        var visit = assigned(with(request(back()), "note", "Alder House, ring twice"));
        var cursor = changes(worker, Map.of()).path("pageInfo").path("endCursor").asText();
        assigned(move(visit, colleague));

        var gone = changes(worker, Map.of("after", cursor)).path("edges");
        assertThat(gone.toString()).isEqualTo("[{\"node\":{\"__typename\":\"Tombstone\",\"goneId\":\"" + visit
                + "\",\"reason\":\"The visit was given to another worker.\"}}]");
        assertThat(visits(signedIn(worker))).isEmpty();
        assertThat(signedIn(worker).ask("query ($id: ID!) { child(id: $id) { id } }", Map.of("id", "Child:" + child.id())).path("child").isNull()).isTrue();
        assertThat(kinds(worker)).as("the note is the new worker's now").containsExactly("Tombstone");
        assertThat(kinds(colleague)).containsExactly("VisitAssigned");
        assertThat(visits(signedIn(colleague))).containsExactly(visit);
    }

    @Test
    void assignments_that_ended_are_kept() {
        var visit = assigned(request(back()));
        assigned(move(visit, colleague));
        assigned(move(visit, worker));
        assertThat(STORES.bean(Register.class).list(Sql.of(
                "SELECT worker_id, ended_at FROM visit_assignment WHERE visit_id = ? ORDER BY id", uuid(visit)),
                row -> row.uuid("worker_id") + " " + row.optionalInstant("ended_at").isPresent()))
                .containsExactly(worker.id() + " true", colleague.id() + " true", worker.id() + " false");
        assertThat(kinds(worker)).containsExactly("VisitAssigned", "Tombstone", "VisitAssigned");
    }

    @Test
    void a_cursor_stands_when_there_is_nothing_new() {
        assigned(request(back()));
        var first = changes(worker, Map.of()).path("pageInfo").path("endCursor").asText();
        var again = changes(worker, Map.of("after", first));
        assertThat(again.path("edges")).isEmpty();
        assertThat(again.path("pageInfo").path("endCursor").asText()).isEqualTo(first);
        assertThat(changes(colleague, Map.of()).path("pageInfo").path("endCursor").asText()).isNotEmpty();
    }

    @Test
    void changes_are_paged_without_gap_or_repeat() {
        var visits = IntStream.range(0, 5).mapToObj(number -> assigned(request(back()))).toList();
        var seen = new ArrayList<String>();
        var page = changes(worker, Map.of("first", 2));
        page.path("edges").forEach(edge -> seen.add(edge.path("node").path("visit").path("id").asText()));
        while (page.path("pageInfo").path("hasNextPage").asBoolean()) {
            page = changes(worker, Map.of("first", 2, "after", page.path("pageInfo").path("endCursor").asText()));
            page.path("edges").forEach(edge -> seen.add(edge.path("node").path("visit").path("id").asText()));
        }
        assertThat(seen).isEqualTo(visits);
    }

    @Test
    void visits_due_first_come_first_and_those_without_a_clock_last() {
        var check = assigned(with(request(back()), "formKey", "welfareCheck"));
        var later = assigned(request(back()));
        var episode = reported(coordinator, report(child));
        coordinator.change("recordReturn", with(with(returned(episode), "foundAt", "2026-11-21T20:00:00Z"), "returnedAt", "2026-11-21T21:00:00Z"), "");
        var sooner = assigned(request(episode));
        var seen = new ArrayList<String>();
        var after = Map.<String, Object>of();
        for (int page = 0; page < 3; page++) {
            var visits = coordinator.ask("query ($after: String) { visits(first: 1, after: $after) { nodes { id } pageInfo { endCursor } } }", after).path("visits");
            seen.add(visits.path("nodes").path(0).path("id").asText());
            after = Map.of("after", visits.path("pageInfo").path("endCursor").asText());
        }
        assertThat(seen).containsExactly(sooner, later, check);
    }

    @Test
    void a_page_of_50_takes_a_handful_of_statements() {
        IntStream.range(0, 50).forEach(number -> assigned(request(back(TestChildren.add(STORES, people.authority())))));
        var count = ConnectionCount.of(STORES);
        assertThat(coordinator.ask("{ visits(first: 50) { nodes { id state due { dueAt } child { id } worker { displayName } form { key } episodes { id } } } }")
                .path("visits").path("nodes")).hasSize(50);
        assertThat(count.taken()).isLessThanOrEqualTo(7);
    }

    private JsonNode changes(Person person, Map<String, Object> variables) {
        return signedIn(person).ask(CHANGES, variables).path("changes");
    }

    private List<String> kinds(Person person) {
        var kinds = new ArrayList<String>();
        changes(person, Map.of()).path("edges").forEach(edge -> kinds.add(edge.path("node").path("__typename").asText()));
        return kinds;
    }

    private JsonNode facts(String visit) throws Exception {
        var text = coordinator.ask("query ($id: ID!) { node(id: $id) { ... on Visit { facts } } }", Map.of("id", visit)).path("node").path("facts").asText();
        return JSON.readTree(text);
    }

    private static List<String> visits(SignedIn somebody) {
        var found = new ArrayList<String>();
        somebody.ask("{ visits { nodes { id } } }").path("visits").path("nodes").forEach(node -> found.add(node.path("id").asText()));
        return found;
    }

    private String assigned(Map<String, Object> request) {
        var payload = coordinator.change("assignVisit", request, "visit { id }");
        assertThat(payload.path("problems")).isEmpty();
        return payload.path("visit").path("id").asText();
    }

    private Map<String, Object> request(String episode) {
        return Map.of("clientId", UUID.randomUUID().toString(), "episodeIds", List.of(episode), "formKey", "returnHomeInterview",
                "workerId", "Person:" + worker.id());
    }

    private static Map<String, Object> move(String visit, Person to) {
        return Map.of("clientId", UUID.randomUUID().toString(), "visitId", visit, "workerId", "Person:" + to.id());
    }

    private String back() {
        return back(child);
    }

    private String back(Child whose) {
        var episode = reported(coordinator, report(whose));
        coordinator.change("recordReturn", returned(episode), "");
        return episode;
    }

    private static UUID uuid(String globalId) {
        return UUID.fromString(globalId.substring(globalId.indexOf(':') + 1));
    }

    private SignedIn signedIn(Person person) {
        return SignedIn.as(person, people, STORES);
    }
}
