package org.returnhome.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar of domain §3.4: "working day" = Monday to Friday without England's bank holidays. */
class WorkingDaysTest {

    private final WorkingDays days = new WorkingDays();

    /** As published by the government for England and Wales. */
    @ParameterizedTest
    @ValueSource(strings = {"2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08", "2024-01-01", "2024-03-29", "2024-04-01",
            "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26", "2025-12-25", "2025-12-26", "2026-04-03",
            "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25", "2026-12-28", "2027-12-27", "2027-12-28"})
    void nobody_works_on_a_bank_holiday(LocalDate day) {
        assertThat(days.working(day)).isFalse();
    }

    @Test
    void nobody_works_at_the_weekend() {
        assertThat(List.of(LocalDate.parse("2026-11-21"), LocalDate.parse("2026-11-22"))).noneMatch(days::working);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-12-24", "2026-12-29", "2026-08-03", "2026-03-17", "2026-11-30", "2026-01-02"})
    void people_work_on_other_weekdays_also_on_the_holidays_of_other_nations(LocalDate day) {
        assertThat(days.working(day)).isTrue();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "2026-11-17T09:30:00Z,      2026-11-19T09:30:00Z,      within a week",
        "2026-11-20T18:00:00Z,      2026-11-24T18:00:00Z,      from a Friday evening",
        "2026-11-21T11:00:00Z,      2026-11-25T00:00:00Z,      from a Saturday the time begins on Monday",
        "2026-12-24T10:00:00Z,      2026-12-30T10:00:00Z,      over Christmas with its substitute day",
        "2026-04-02T16:00:00+01:00, 2026-04-08T16:00:00+01:00, over Easter",
        "2026-03-27T09:00:00Z,      2026-03-31T09:00:00+01:00, the wall clock stands when summer time begins",
        "2026-10-23T09:00:00+01:00, 2026-10-27T09:00:00Z,      the wall clock stands when summer time ends",
    })
    void two_working_days(OffsetDateTime start, OffsetDateTime end, String rule) {
        assertThat(days.after(start.toInstant(), Duration.ofHours(48))).isEqualTo(end.toInstant());
    }

    @Test
    void part_of_a_working_day_runs_over_into_the_next() {
        assertThat(days.after(Instant.parse("2026-11-20T18:00:00Z"), Duration.ofHours(36)))
                .isEqualTo(Instant.parse("2026-11-24T06:00:00Z"));
    }
}
