package org.returnhome.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.returnhome.child.ChildStatus;
import org.returnhome.episode.Episode;
import org.returnhome.episode.EpisodeCategory;
import org.returnhome.episode.EpisodeState;
import org.returnhome.episode.HomeOrCare;

/** Clocks K12 and K14 of domain §3.4 (S2-42, S2-46, S2-182). */
class ClocksTest {

    private static final Instant RETURNED = Instant.parse("2026-11-20T17:00:00Z");

    @Test
    void an_interview_at_71_59_is_in_time() {
        assertThat(heldAfter(Duration.ofHours(71).plusMinutes(59)).state()).isEqualTo(ClockState.MET);
    }

    @Test
    void an_interview_at_72_00_is_in_time() {
        assertThat(heldAfter(Duration.ofHours(72)).state()).isEqualTo(ClockState.MET);
    }

    @Test
    void an_interview_at_72_01_is_late() {
        assertThat(heldAfter(Duration.ofHours(72).plusMinutes(1)).state()).isEqualTo(ClockState.MET_LATE);
    }

    @Test
    void a_late_sync_does_not_make_an_interview_late() {
        var aWeekLater = clocks(RETURNED.plus(Duration.ofDays(7)));
        assertThat(aWeekLater.interview(returned(RETURNED), Optional.empty()).orElseThrow().state()).isEqualTo(ClockState.BREACHED);
        assertThat(aWeekLater.interview(returned(RETURNED), Optional.of(RETURNED.plus(Duration.ofHours(30)))).orElseThrow().state())
                .isEqualTo(ClockState.MET);
    }

    @Test
    void it_warns_when_three_quarters_of_the_time_are_used() {
        assertThat(runningAfter(Duration.ofHours(54).minusSeconds(1))).isEqualTo(ClockState.RUNNING);
        assertThat(runningAfter(Duration.ofHours(54))).isEqualTo(ClockState.WARNED);
        assertThat(runningAfter(Duration.ofHours(72))).isEqualTo(ClockState.WARNED);
        assertThat(runningAfter(Duration.ofHours(72).plusSeconds(1))).isEqualTo(ClockState.BREACHED);
    }

    @Test
    void the_weekend_counts_for_the_interview() {
        assertThat(Clocks.interviewDue(returned(RETURNED))).contains(Instant.parse("2026-11-23T17:00:00Z"));
    }

    @Test
    void seventy_two_hours_are_elapsed_hours_when_summer_time_begins_and_ends() {
        assertThat(Clocks.interviewDue(returned(time("2026-03-27T20:00:00+00:00")))).contains(time("2026-03-30T21:00:00+01:00"));
        assertThat(Clocks.interviewDue(returned(time("2026-10-23T20:00:00+01:00")))).contains(time("2026-10-26T19:00:00+00:00"));
    }

    @Test
    void a_child_found_and_not_back_starts_the_clock_when_found() {
        assertThat(Clocks.interviewDue(List.of(episode(Optional.of(RETURNED), Optional.empty()))))
                .contains(RETURNED.plus(Duration.ofHours(72)));
    }

    @Test
    void a_child_still_missing_starts_no_clock() {
        assertThat(Clocks.interviewDue(List.of(episode(Optional.empty(), Optional.empty())))).isEmpty();
    }

    @Test
    void of_several_episodes_the_one_due_first_counts() {
        var episodes = List.of(returned(RETURNED.plus(Duration.ofDays(1))).getFirst(), returned(RETURNED).getFirst());
        assertThat(Clocks.interviewDue(episodes)).contains(RETURNED.plus(Duration.ofHours(72)));
    }

    @Test
    void what_comes_in_on_a_friday_evening_is_due_on_tuesday_evening() {
        var friday = Instant.parse("2026-11-20T18:00:00Z");
        assertThat(clocks(Instant.parse("2026-11-24T05:59:00Z")).authorisation(friday, Optional.empty()).state())
                .isEqualTo(ClockState.RUNNING);
        assertThat(clocks(Instant.parse("2026-11-24T06:00:00Z")).authorisation(friday, Optional.empty()).state())
                .isEqualTo(ClockState.WARNED);
        assertThat(clocks(Instant.parse("2026-11-24T18:00:01Z")).authorisation(friday, Optional.empty()).state())
                .isEqualTo(ClockState.BREACHED);
    }

    @Test
    void a_manager_who_decides_after_a_bank_holiday_is_in_time() {
        var clock = clocks(RETURNED).authorisation(Instant.parse("2026-12-24T10:00:00Z"), Optional.of(Instant.parse("2026-12-30T09:59:00Z")));
        assertThat(clock.state()).isEqualTo(ClockState.MET);
        assertThat(clock.code()).isEqualTo("K14");
    }

    private static Clock heldAfter(Duration time) {
        return clocks(RETURNED.plus(Duration.ofDays(30))).interview(returned(RETURNED), Optional.of(RETURNED.plus(time))).orElseThrow();
    }

    private static ClockState runningAfter(Duration time) {
        return clocks(RETURNED.plus(time)).interview(returned(RETURNED), Optional.empty()).orElseThrow().state();
    }

    private static Clocks clocks(Instant now) {
        return new Clocks(new WorkingDays(), java.time.Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<Episode> returned(Instant at) {
        return List.of(episode(Optional.of(at.minus(Duration.ofHours(1))), Optional.of(at)));
    }

    private static Episode episode(Optional<Instant> foundAt, Optional<Instant> returnedAt) {
        var start = RETURNED.minus(Duration.ofDays(1));
        return new Episode(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), new UUID(0, 4), EpisodeCategory.MISSING,
                EpisodeState.RETURNED, HomeOrCare.HOME, start, start, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), foundAt, returnedAt, Optional.empty(), ChildStatus.CIN, false);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
