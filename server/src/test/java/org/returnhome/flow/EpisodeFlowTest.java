package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.flow.TestEpisodes.report;
import static org.returnhome.flow.TestEpisodes.reported;
import static org.returnhome.flow.TestEpisodes.returned;
import static org.returnhome.flow.TestEpisodes.with;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.returnhome.access.Agencies;
import org.returnhome.access.Agency;
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

/** Reporting an episode and the child's return, and who sees it (domain §3.2; S4-23, S2-93, S0-53). */
class EpisodeFlowTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final TestPeople people = TestPeople.in(STORES);
    private final Child child = TestChildren.add(STORES, people.authority());
    private final SignedIn coordinator = signedIn(people.add(Role.MISSING_COORDINATOR));
    private final SignedIn police = signedIn(people.add(Role.POLICE));

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"MISSING_WORKER", "SOCIAL_WORKER", "TEAM_MANAGER", "AUTHORITY_ADMIN"})
    void only_the_hub_and_the_police_report_an_episode(Role role) {
        assertThat(signedIn(people.add(role)).refusalOf("reportEpisode", report(child))).isEqualTo("notAllowed");
    }

    @Test
    void police_do_not_report_for_another_force() {
        assertThat(police.problem("reportEpisode", with(report(child), "policeAgencyId", "Agency:" + anotherForce())))
                .isEqualTo("notAllowed input.policeAgencyId");
    }

    @Test
    void a_child_of_another_authority_is_not_found() {
        var elsewhere = TestChildren.add(STORES, TestPeople.in(STORES).authority());
        assertThat(coordinator.problem("reportEpisode", report(elsewhere))).isEqualTo("notFound input.childId");
    }

    @ParameterizedTest
    @CsvSource({
        "reportedAt,      2026-11-22T09:00:01Z,      inFuture",
        "missingFrom,     2026-11-22T10:01:00+01:00, inFuture",
        "missingFrom,     2026-11-21T20:00:01Z,      outOfOrder",
        "reporterType,    somebody,                  badArgument",
        "policeLogNumber, '  ',                      badArgument",
        "policeAgencyId,  Agency:0190a000-0000-7000-8000-00000000000a, notFound"})
    void a_report_that_cannot_be_is_refused_by_field(String field, String value, String code) {
        assertThat(coordinator.problem("reportEpisode", with(report(child), field, value))).isEqualTo(code + " input." + field);
    }

    @Test
    void an_overview_of_more_than_4000_characters_is_refused() {
        assertThat(coordinator.problem("reportEpisode", with(report(child), "overview", "x".repeat(4_001)))).isEqualTo("badArgument input.overview");
    }

    @Test
    void an_agency_that_is_no_police_force_is_refused() {
        assertThat(coordinator.problem("reportEpisode", with(report(child), "policeAgencyId", "Agency:" + people.agency())))
                .isEqualTo("notFound input.policeAgencyId");
    }

    @Test
    void a_client_id_is_not_used_for_two_children() {
        var report = report(child);
        reported(coordinator, report);
        var other = TestChildren.add(STORES, people.authority());
        assertThat(coordinator.problem("reportEpisode", with(report, "childId", "Child:" + other.id()))).isEqualTo("clientIdUsed input.clientId");
    }

    @Test
    void a_client_id_of_another_force_opens_nothing() {
        var report = report(child);
        reported(police, report);
        assertThat(signedIn(officerOf(anotherForce())).problem("reportEpisode", report)).isEqualTo("clientIdUsed input.clientId");
    }

    @Test
    void a_report_sent_again_is_the_same_episode() {
        var report = report(child);
        assertThat(reported(coordinator, report)).isEqualTo(reported(coordinator, report));
        assertThat(ids(coordinator, "")).hasSize(1);
    }

    @Test
    void a_report_of_the_police_is_of_their_own_force_s4_23() {
        assertThat(police.change("reportEpisode", report(child),
                "episode { state homeOrCare category missingFrom policeRisk policeAgency { name } child { familyName } }").path("episode").toString())
                .isEqualTo("{\"state\":\"missingOpen\",\"homeOrCare\":\"care\",\"category\":\"missing\","
                        + "\"missingFrom\":\"2026-11-21T18:30:00Z\",\"policeRisk\":\"medium\",\"policeAgency\":{\"name\":\"Fernwick Police\"},"
                        + "\"child\":{\"familyName\":\"Missing\"}}");
    }

    @Test
    void police_of_another_force_see_nothing_and_change_nothing() {
        var id = reported(police, report(child));
        var other = signedIn(officerOf(anotherForce()));
        assertThat(ids(other, "")).isEmpty();
        assertThat(other.ask("query ($id: ID!) { episode(id: $id) { id } node(id: $id) { id } }", Map.of("id", id)).toString())
                .isEqualTo("{\"episode\":null,\"node\":null}");
        assertThat(other.problem("recordReturn", returned(id))).isEqualTo("notFound input.episodeId");
    }

    @Test
    void another_authority_sees_nothing() {
        var id = reported(coordinator, report(child));
        var elsewhere = TestPeople.in(STORES);
        var other = SignedIn.as(elsewhere.add(Role.MISSING_COORDINATOR), elsewhere, STORES);
        assertThat(other.ask("query ($id: ID!) { episodes { nodes { id } } episode(id: $id) { id } }", Map.of("id", id)).toString())
                .isEqualTo("{\"episodes\":{\"nodes\":[]},\"episode\":null}");
    }

    @Test
    void social_workers_and_teams_see_the_episodes_of_their_own_children() {
        var worker = people.add(Role.SOCIAL_WORKER);
        var theirs = reported(coordinator, report(TestChildren.add(STORES, people.authority(), Optional.of(people.team()), Optional.of(worker.id()))));
        reported(coordinator, report(child));
        assertThat(ids(signedIn(worker), "")).containsExactly(theirs);
        assertThat(ids(signedIn(people.add(Role.TEAM_MANAGER)), "")).containsExactly(theirs);
        assertThat(ids(signedIn(people.add(Role.TEAM_MANAGER, people.otherTeam())), "")).isEmpty();
        assertThat(ids(signedIn(people.add(Role.SOCIAL_WORKER)), "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T18:29:59Z, 2026-11-22T06:00:00Z, outOfOrder input.foundAt",
        "2026-11-22T06:00:00Z, 2026-11-22T05:59:59Z, outOfOrder input.returnedAt",
        "2026-11-22T09:00:01Z, 2026-11-22T09:00:02Z, inFuture input.foundAt",
        "2026-11-22T08:00:00Z, 2026-11-22T09:00:01Z, inFuture input.returnedAt"})
    void a_return_that_cannot_be_is_refused_by_field(String foundAt, String returnedAt, String problem) {
        var input = with(with(returned(reported(coordinator, report(child))), "foundAt", foundAt), "returnedAt", returnedAt);
        assertThat(coordinator.problem("recordReturn", input)).isEqualTo(problem);
    }

    @Test
    void a_recorded_return_is_not_changed() {
        var id = reported(coordinator, report(child));
        coordinator.change("recordReturn", returned(id), "");
        assertThat(coordinator.problem("recordReturn", with(returned(id), "returnedAt", "2026-11-22T06:01:00Z"))).isEqualTo("alreadyReturned input.returnedAt");
        assertThat(coordinator.change("recordReturn", returned(id), "episode { returnedAt }").toString())
                .isEqualTo("{\"episode\":{\"returnedAt\":\"2026-11-22T06:00:00Z\"},\"problems\":[]}");
    }

    @Test
    void police_tell_that_the_child_is_found_and_then_back_s4_23() {
        var id = reported(police, report(child));
        var found = Map.<String, Object>of("episodeId", id, "foundAt", "2026-11-22T01:00:00+00:00");
        assertThat(police.change("recordReturn", found, "episode { state }").path("episode").path("state").asText()).isEqualTo("locatedNotReturned");
        assertThat(police.change("recordReturn", returned(id), "episode { state }").path("episode").path("state").asText()).isEqualTo("returned");
    }

    @ParameterizedTest
    @CsvSource({"missing, missingOpen", "apwa, absentOrAway", "absentLegacy, absentOrAway", "unreportedMissing, returned"})
    void an_episode_begins_in_the_state_of_its_category(String category, String state) {
        var id = reported(coordinator, with(report(child), "category", category));
        assertThat(ids(coordinator, "state: " + state)).containsExactly(id);
    }

    @Test
    void episodes_are_paged_latest_first_without_gap_or_repeat_s2_93() {
        var reported = IntStream.range(0, 7).mapToObj(number -> reported(coordinator,
                with(report(child), "missingFrom", "2026-11-" + (number < 3 ? "21" : "20") + "T10:00:00Z"))).toList();
        var seen = new ArrayList<String>();
        var after = Map.<String, Object>of();
        boolean more = true;
        while (more) {
            var page = coordinator.ask("query ($after: String) { episodes(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }",
                    after).path("episodes");
            page.path("nodes").forEach(node -> seen.add(node.path("id").asText()));
            after = Map.of("after", page.path("pageInfo").path("endCursor").asText());
            more = page.path("pageInfo").path("hasNextPage").asBoolean();
        }
        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(reported);
        assertThat(Set.copyOf(seen.subList(0, 3))).isEqualTo(Set.copyOf(reported.subList(0, 3)));
    }

    @Test
    void the_chronology_of_a_child_holds_home_and_care_apart_s0_53() {
        reported(coordinator, with(report(child), "homeOrCare", "home"));
        reported(coordinator, with(report(child), "missingFrom", "2026-11-20T10:00:00Z"));
        reported(coordinator, report(TestChildren.add(STORES, people.authority())));
        assertThat(coordinator.ask("query ($id: ID!) { child(id: $id) { episodes { nodes { homeOrCare } } } }",
                Map.of("id", "Child:" + child.id())).path("child").path("episodes").path("nodes").toString())
                .isEqualTo("[{\"homeOrCare\":\"home\"},{\"homeOrCare\":\"care\"}]");
    }

    @Test
    void what_is_read_of_a_child_is_in_the_audit() {
        reported(coordinator, report(child));
        coordinator.ask("{ episodes { nodes { child { familyName } } } }");
        assertThat(STORES.bean(Register.class).list(Sql.of("SELECT DISTINCT operation FROM audit_entry WHERE child_id = ?", child.id()),
                row -> row.text("operation"))).containsExactlyInAnyOrder("reportEpisode", "episodes", "child");
    }

    @Test
    void a_page_of_50_takes_a_handful_of_statements() {
        IntStream.range(0, 50).forEach(number -> reported(coordinator, report(TestChildren.add(STORES, people.authority()))));
        var count = ConnectionCount.of(STORES);
        assertThat(coordinator.ask("{ episodes(first: 50) { nodes { id state child { id team { name } allocatedWorker { displayName } }"
                + " policeAgency { name } visits { id } } } }").path("episodes").path("nodes")).hasSize(50);
        assertThat(count.taken()).isLessThanOrEqualTo(6);
    }

    private static List<String> ids(SignedIn somebody, String filter) {
        var found = new ArrayList<String>();
        somebody.ask("{ episodes(first: 100 " + filter + ") { nodes { id } } }").path("episodes").path("nodes")
                .forEach(node -> found.add(node.path("id").asText()));
        return found;
    }

    private UUID anotherForce() {
        var force = new Agency(UUID.randomUUID(), people.authority(), "Northwold Police", Agency.Kind.POLICE);
        STORES.bean(Agencies.class).add(force);
        return force.id();
    }

    private Person officerOf(UUID force) {
        var officer = new Person(UUID.randomUUID(), people.authority(), force, Optional.empty(), Role.POLICE, "Sample officer", true);
        STORES.bean(People.class).add(officer, officer.id().toString(), Optional.empty());
        return officer;
    }

    private SignedIn signedIn(Person person) {
        return SignedIn.as(person, people, STORES);
    }
}
