package org.returnhome.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's own calendar, held against that of the JDK. */
class CalendarTest {

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "1900-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "0000-01-01", "2026-1-01", "2026-01-01 ", "20260101", "+2026-01-1", ""})
    void a_day_that_is_not_in_the_calendar_is_refused(String text) {
        assertThat(Calendar.day(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T14:00+00:00", "2026-11-22T14:00:00", "2026-11-22t14:00:00Z", "2026-11-22 14:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T14:60:00Z",
            "2026-11-22T14:00:60Z", "2026-11-22T14:00:00.Z", "2026-11-22T14:00:00.1234567890Z", "2026-11-22T14:00:00+0100", "2026-11-22T14:00:00+15:00", "2026-11-22T14:00:00+01:60", "2026-11-22T14:00:00Zx"})
    void a_moment_that_is_not_rfc_3339_with_seconds_and_offset_is_refused(String text) {
        assertThat(Calendar.moment(text)).isEmpty();
    }

    @Test
    void every_day_of_twelve_centuries_agrees_with_the_jdk() {
        LocalDate end = LocalDate.of(2400, 12, 31);
        for (LocalDate day = LocalDate.of(1200, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
            assertThat(Calendar.day(day.toString()).orElseThrow().epochDay()).isEqualTo((int) day.toEpochDay());
        }
    }

    @Test
    void years_between_and_moments_agree_with_the_jdk() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 20_000; i++) {
            LocalDate from = LocalDate.ofEpochDay(random.nextInt(-20_000, 30_000));
            LocalDate to = from.plusDays(random.nextInt(0, 40_000));
            assertThat(Calendar.yearsBetween(Calendar.day(from.toString()).orElseThrow(), Calendar.day(to.toString()).orElseThrow())).isEqualTo(ChronoUnit.YEARS.between(from, to));
            String text = "%sT%02d:%02d:%02d.%03d%s%02d:%02d".formatted(from, random.nextInt(24), random.nextInt(60), random.nextInt(60), random.nextInt(1000), random.nextBoolean() ? "+" : "-",
                    random.nextInt(14), random.nextInt(60));
            OffsetDateTime moment = OffsetDateTime.parse(text);
            assertThat(Calendar.moment(text)).contains(new Value.Moment(moment.toEpochSecond(), moment.getNano(), moment.getOffset().getTotalSeconds()));
            assertThat(Calendar.dayOf(Calendar.moment(text).orElseThrow()).epochDay()).isEqualTo((int) from.toEpochDay());
        }
    }
}
