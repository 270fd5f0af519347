package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Devices;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.storage.TestStores;

/** What tablets say of themselves, which are stuck, and wipe orders (issue 3, 6 and 8). */
class TabletFlowTest {

    private static final MovableClock CLOCK = new MovableClock("2026-11-22T09:00:00Z");

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final FieldWork work = new FieldWork(STORES);
    private final Person hub = work.people.add(Role.MISSING_COORDINATOR);

    @Test
    void nobody_speaks_for_the_tablet_of_somebody_else() {
        assertThat(work.signedIn(work.people.add(Role.MISSING_WORKER)).problem("heartbeat", well())).isEqualTo("notFound input.deviceId");
        assertThat(work.coordinator.problem("heartbeat", well())).isEqualTo("notFound input.deviceId");
        assertThat(new FieldWork(STORES).worker.problem("heartbeat", well())).isEqualTo("notFound input.deviceId");
        for (var role : List.of(Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.POLICE, Role.AUTHORITY_ADMIN)) {
            assertThat(work.signedIn(work.people.add(role)).refusalOf("heartbeat", well())).isEqualTo("notAllowed");
        }
    }

    @Test
    void counts_below_nothing_and_a_version_without_end_are_refused() {
        assertThat(work.worker.refusalOf("heartbeat", with(well(), "unsent", -1))).isEqualTo("badArgument");
        assertThat(work.worker.refusalOf("heartbeat", with(well(), "appVersion", "1".repeat(101)))).isEqualTo("badArgument");
        assertThat(work.worker.refusalOf("heartbeat", with(well(), "clockOffsetMilliseconds", 1.5))).isEqualTo("badArgument");
    }

    @Test
    void only_the_hub_and_the_administrator_list_tablets_and_only_their_own_authoritys() {
        for (var role : List.of(Role.MISSING_WORKER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.POLICE)) {
            assertThat(work.signedIn(work.people.add(role)).refusal("{ devices { nodes { id } } }", Map.of())).isEqualTo("notAllowed");
        }
        assertThat(new FieldWork(STORES).coordinator.ask("{ devices { nodes { id } } }").path("devices").path("nodes").toString()).doesNotContain(device());
        assertThat(work.signedIn(work.people.add(Role.AUTHORITY_ADMIN)).ask("{ devices { nodes { id } } }").path("devices").path("nodes").toString())
                .contains(device());
    }

    @Test
    void the_last_heartbeat_is_kept() {
        work.worker.change("heartbeat", with(well(), "unsent", 3), "");
        CLOCK.move(Duration.ofMinutes(1));
        var answer = work.worker.change("heartbeat", with(with(well(), "clockOffsetMilliseconds", -86_300_000L), "appVersion", "0.2"), "device { id } revoked wipeOrdered");
        assertThat(answer.path("revoked").asBoolean()).isFalse();
        assertThat(answer.path("wipeOrdered").asBoolean()).isFalse();
        var last = seen("lastHeartbeat { at unsent setAside oldestUnsentAt clockOffsetMilliseconds storagePersisted appVersion }").path("lastHeartbeat");
        assertThat(last.path("unsent").asInt()).isZero();
        assertThat(last.path("clockOffsetMilliseconds").asLong()).isEqualTo(-86_300_000L);
        assertThat(last.path("appVersion").asText()).isEqualTo("0.2");
        assertThat(FieldWork.instant(last.path("at").asText())).isEqualTo(CLOCK.instant());
    }

    @Test
    void a_tablet_is_stuck_for_the_reasons_that_hold_and_for_no_other() {
        assertThat(stuck()).as("of which nothing is known").isEmpty();
        beat(well());
        assertThat(stuck()).isEmpty();
        beat(with(with(well(), "unsent", 2), "oldestUnsentAt", CLOCK.instant().minus(Duration.ofHours(23)).toString()));
        assertThat(stuck()).isEmpty();
        CLOCK.move(Duration.ofHours(2));
        assertThat(stuck()).containsExactly("unsentForADay");
        CLOCK.move(Duration.ofDays(3));
        assertThat(stuck()).containsExactly("unsentForADay", "silent");
        beat(with(well(), "setAside", 1));
        assertThat(stuck()).containsExactly("setAside");
        beat(with(well(), "clockOffsetMilliseconds", -86_400_001L));
        assertThat(stuck()).containsExactly("clockOff");
        beat(with(well(), "storagePersisted", false));
        assertThat(stuck()).containsExactly("storageNotPersisted");
    }

    @Test
    void the_age_of_what_is_unsent_is_told_by_the_servers_clock() {
        beat(with(with(with(well(), "unsent", 1), "oldestUnsentAt", CLOCK.instant().minus(Duration.ofHours(30)).toString()),
                "clockOffsetMilliseconds", Duration.ofHours(20).toMillis()));
        assertThat(stuck()).as("the device is 20 hours slow, so it is 10 hours old").isEmpty();
    }

    @Test
    void stuck_tablets_are_listed_alone() {
        var other = work.people.add(Role.MISSING_WORKER);
        work.tabletOf(other);
        beat(with(well(), "setAside", 2));
        assertThat(listed("true")).containsExactly(device());
        assertThat(listed("false")).hasSize(1).doesNotContain(device());
        assertThat(listed("null")).hasSize(2);
    }

    @Test
    void a_revoked_tablet_is_told_so_and_counts_as_stuck_while_it_holds_work() {
        STORES.bean(Devices.class).revoke(work.device.id(), CLOCK.instant(), work.workerPerson.id(), "lost");
        assertThat(work.worker.change("heartbeat", with(with(well(), "storagePersisted", false), "setAside", 1), "revoked").path("revoked").asBoolean()).isTrue();
        assertThat(stuck()).containsExactly("setAside");
    }

    @Test
    void a_wipe_is_ordered_by_the_hub_and_the_administrator_only() {
        for (var role : List.of(Role.MISSING_WORKER, Role.SOCIAL_WORKER, Role.TEAM_MANAGER, Role.POLICE)) {
            assertThat(work.signedIn(work.people.add(role)).refusalOf("orderWipe", wipe())).isEqualTo("notAllowed");
        }
        assertThat(new FieldWork(STORES).coordinator.problem("orderWipe", wipe())).isEqualTo("notFound input.deviceId");
        assertThat(work.coordinator.refusalOf("orderWipe", with(wipe(), "reason", " "))).isEqualTo("badArgument");
        assertThat(work.signedIn(work.people.add(Role.AUTHORITY_ADMIN)).change("orderWipe", wipe(), "device { id }").path("problems")).isEmpty();
    }

    @Test
    void a_wipe_order_reaches_the_tablet_by_both_ways_and_stands_once_given() {
        work.coordinator.change("orderWipe", wipe(), "");
        var again = work.coordinator.change("orderWipe", with(wipe(), "reason", "Another reason"), "device { wipeOrder { reason orderedBy { id } orderedAt } }");
        assertThat(again.path("device").path("wipeOrder").path("reason").asText()).isEqualTo("Left on a bus");
        assertThat(work.worker.change("heartbeat", well(), "wipeOrdered").path("wipeOrdered").asBoolean()).isTrue();
        var orders = work.worker.ask("{ changes { edges { node { ... on WipeOrdered { deviceId reason } } } } }").path("changes").path("edges").valueStream()
                .map(edge -> edge.path("node")).filter(node -> node.has("deviceId")).toList();
        assertThat(orders).hasSize(1);
        assertThat(orders.getFirst().toString()).isEqualTo("{\"deviceId\":\"" + device() + "\",\"reason\":\"Left on a bus\"}");
    }

    private void beat(Map<String, Object> heartbeat) {
        assertThat(work.signedIn(work.workerPerson).change("heartbeat", heartbeat, "").path("problems")).isEmpty();
    }

    private List<String> stuck() {
        return FieldWork.texts(seen("stuck").path("stuck"));
    }

    private JsonNode seen(String selection) {
        return work.signedIn(hub).ask("query ($id: ID!) { node(id: $id) { ... on Device { " + selection + " } } }", Map.of("id", device())).path("node");
    }

    private List<String> listed(String stuck) {
        return work.coordinator.ask("{ devices(stuck: " + stuck + ") { nodes { id } } }").path("devices").path("nodes").valueStream()
                .map(node -> node.path("id").asText()).toList();
    }

    private String device() {
        return "Device:" + work.device.id();
    }

    private Map<String, Object> wipe() {
        return Map.of("deviceId", device(), "reason", "Left on a bus");
    }

    private Map<String, Object> well() {
        return Map.of("deviceId", device(), "unsent", 0, "setAside", 0, "clockOffsetMilliseconds", 120, "storagePersisted", true, "appVersion", "0.1");
    }

    private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
        var changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }
}
