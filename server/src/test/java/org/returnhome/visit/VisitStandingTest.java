package org.returnhome.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.child.Child;
import org.returnhome.child.TestChildren;
import org.returnhome.episode.EpisodeCategory;
import org.returnhome.episode.EpisodeState;
import org.returnhome.episode.Episodes;
import org.returnhome.episode.HomeOrCare;
import org.returnhome.episode.RecordReturn;
import org.returnhome.episode.ReportEpisode;
import org.returnhome.form.Forms;
import org.returnhome.form.TestForms;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;

/** Where visits and episodes stand follows from what came back, never from when it was synced (domain §3.2, §3.7; S2-182). */
class VisitStandingTest {

    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final Instant RETURNED = Instant.parse("2026-11-22T06:00:00Z");

    @RegisterExtension
    static final TestStores STORES = TestStores.opened().bean(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC));

    private TestPeople people;
    private Child child;
    private Person coordinator;
    private Person worker;
    private UUID episode;

    @BeforeEach
    void aChildIsBack() {
        people = TestPeople.in(STORES);
        child = TestChildren.add(STORES, people.authority());
        coordinator = people.add(Role.MISSING_COORDINATOR);
        worker = people.add(Role.MISSING_WORKER);
        episode = back();
    }

    @Test
    void a_visit_from_which_nothing_came_back_in_72_hours_is_breached() {
        assertThat(clock(assigned("returnHomeInterview"))).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void a_late_sync_clears_the_breach_when_the_conversation_was_in_time() {
        var visit = assigned("returnHomeInterview");
        stopped(visit, RETURNED.plus(Duration.ofHours(71)));
        assertThat(clock(visit)).isEqualTo(ClockState.MET);
    }

    @Test
    void a_conversation_after_72_hours_stays_late() {
        var visit = assigned("returnHomeInterview");
        stopped(visit, RETURNED.plus(Duration.ofHours(73)));
        assertThat(clock(visit)).isEqualTo(ClockState.MET_LATE);
    }

    @Test
    void of_two_conversations_on_one_visit_the_first_counts() {
        var visit = assigned("returnHomeInterview");
        stopped(visit, RETURNED.plus(Duration.ofHours(80)));
        stopped(visit, RETURNED.plus(Duration.ofHours(20)));
        assertThat(clock(visit)).isEqualTo(ClockState.MET);
    }

    @Test
    void a_visit_is_submitted_once_something_came_back() {
        var visit = assigned("returnHomeInterview");
        assertThat(visit(visit).state()).isEqualTo(VisitState.ASSIGNED);
        cameBack(visit, "returnHomeInterview", "submitted");
        assertThat(visit(visit).state()).isEqualTo(VisitState.SUBMITTED);
        assertThat(standing()).isEqualTo(EpisodeState.RETURNED);
    }

    @Test
    void a_welfare_check_moves_the_episode_to_post_return() {
        cameBack(assigned("welfareCheck"), "welfareCheck", "submitted");
        assertThat(standing()).isEqualTo(EpisodeState.POST_RETURN);
    }

    @Test
    void an_authorised_interview_moves_the_episode_to_reviewed() {
        authorised(assigned("welfareCheck"), "welfareCheck");
        assertThat(standing()).isEqualTo(EpisodeState.POST_RETURN);
        authorised(assigned("returnHomeInterview"), "returnHomeInterview");
        assertThat(standing()).isEqualTo(EpisodeState.REVIEWED);
    }

    @Test
    void a_return_recorded_after_something_came_back_leaves_the_facts_alone() {
        var located = reported();
        STORES.bean(RecordReturn.class).record(people.caller(coordinator), located, RETURNED.minusSeconds(60), Optional.empty());
        var visit = assigned("returnHomeInterview", located);
        cameBack(visit, "returnHomeInterview", "submitted");
        STORES.bean(RecordReturn.class).record(people.caller(coordinator), located, RETURNED.minusSeconds(60), Optional.of(RETURNED));
        assertThat(STORES.bean(Visits.class).pinnedFacts(visit)).hasSize(1);
    }

    @Test
    void facts_pinned_before_are_kept_beside_the_new() {
        var located = reported();
        STORES.bean(RecordReturn.class).record(people.caller(coordinator), located, RETURNED.minusSeconds(60), Optional.empty());
        var visit = assigned("returnHomeInterview", located);
        STORES.bean(RecordReturn.class).record(people.caller(coordinator), located, RETURNED.minusSeconds(60), Optional.of(RETURNED));
        assertThat(STORES.bean(Visits.class).pinnedFacts(visit)).hasSize(2).last().extracting(PinnedFacts::text).isEqualTo(visit(visit).facts());
    }

    @Test
    void everybody_who_ever_had_the_visit_is_known() {
        var visit = assigned("returnHomeInterview");
        var colleague = people.add(Role.MISSING_WORKER);
        assign(new AssignVisit.Request(UUID.randomUUID(), Optional.of(visit), List.of(), Optional.empty(), colleague.id(), Optional.empty()));
        assertThat(STORES.bean(Visits.class).everAssigned(visit)).containsExactlyInAnyOrder(worker.id(), colleague.id());
    }

    @Test
    void a_new_form_version_never_changes_a_pinned_visit() {
        var before = assigned("returnHomeInterview");
        STORES.bean(Forms.class, TestForms.withNewer(STORES.bean(Forms.class), "returnHomeInterview")).restart();
        assertThat(visit(assigned("returnHomeInterview")).formVersion()).isEqualTo(2);
        assertThat(visit(before).formVersion()).isEqualTo(1);
    }

    @Test
    void each_agency_that_visits_children_is_told_of_each_form_once() {
        var announce = STORES.bean(AnnounceForms.class);
        announce.run();
        announce.run();
        assertThat(STORES.bean(Feed.class).read(Audience.agency(people.agency()), 0, 10)).extracting(placed -> placed.entry().subjectId())
                .containsExactlyInAnyOrderElementsOf(STORES.bean(Forms.class).all().stream().map(form -> form.id()).toList());
        assertThat(STORES.bean(Feed.class).read(Audience.agency(people.police()), 0, 10)).isEmpty();
    }

    private UUID back() {
        var id = reported();
        STORES.bean(RecordReturn.class).record(people.caller(coordinator), id, RETURNED.minusSeconds(60), Optional.of(RETURNED));
        return id;
    }

    private UUID reported() {
        var start = RETURNED.minus(Duration.ofHours(10));
        return ((ReportEpisode.Outcome.Reported) STORES.bean(ReportEpisode.class).report(people.caller(coordinator),
                new ReportEpisode.Report(UUID.randomUUID(), child.id(), EpisodeCategory.MISSING, HomeOrCare.HOME, start, start, Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()))).episode().id();
    }

    private UUID assigned(String form) {
        return assigned(form, episode);
    }

    private UUID assigned(String form, UUID covered) {
        return assign(request(form, covered));
    }

    private AssignVisit.Request request(String form, UUID covered) {
        return new AssignVisit.Request(UUID.randomUUID(), Optional.empty(), List.of(covered), Optional.of(form), worker.id(), Optional.empty());
    }

    private UUID assign(AssignVisit.Request request) {
        return ((AssignVisit.Outcome.Assigned) STORES.bean(AssignVisit.class).assign(people.caller(coordinator), request)).visit().id();
    }

    private Visit visit(UUID id) {
        return STORES.bean(Visits.class).byIds(Set.of(id)).get(id);
    }

    private ClockState clock(UUID visit) {
        return STORES.bean(Clocks.class).interview(visit(visit)).orElseThrow().state();
    }

    private EpisodeState standing() {
        return STORES.bean(Episodes.class).byIds(Set.of(episode)).get(episode).state();
    }

    private void stopped(UUID visit, Instant at) {
        STORES.bean(Register.class).change(Sql.of("INSERT INTO clock_stop VALUES (?, 'K12', ?, ?, repeat('a', 64))", visit, at, UUID.randomUUID()));
    }

    private void authorised(UUID visit, String form) {
        var submission = cameBack(visit, form, "authorised");
        STORES.bean(Register.class).change(Sql.of("""
                INSERT INTO review (id, authority_id, submission_id, content_digest, decision, reviewer_id, decided_at, comment, released_to_police)
                VALUES (?, ?, ?, repeat('a', 64), 'authorised', ?, ?, 'Agreed.', '{}')""", UUID.randomUUID(), people.authority(), submission,
                coordinator.id(), NOW));
    }

    /** As the projection of submissions writes it. */
    private UUID cameBack(UUID visit, String form, String state) {
        var submission = UUID.randomUUID();
        STORES.bean(Register.class).change(Sql.of("""
                INSERT INTO submission (id, authority_id, child_id, state, current_digest, form_key, form_version, form_hash, worker_id, visit_id,
                    episode_ids, flagged, received_at, last_received_at, submitted_at, decided_at, review_due_at)
                VALUES (?, ?, ?, ?, repeat('a', 64), ?, 1, '', ?, ?, '{}', false, ?, ?, ?, ?, ?)""", submission, people.authority(), child.id(),
                state, form, worker.id(), visit, NOW, NOW, NOW, state.equals("authorised") ? Optional.of(NOW) : Optional.empty(), NOW));
        return submission;
    }
}
