package org.returnhome.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeTextTest {

    @Test
    void a_day_that_the_calendar_does_not_have_is_refused() {
        for (var text : List.of("2026-02-29T10:00:00Z", "2026-04-31T10:00:00Z", "1900-02-29T10:00:00.1+01:00")) {
            assertThatThrownBy(() -> TimeText.read(text)).isInstanceOf(DateTimeException.class);
        }
    }

    @Test
    void times_are_read_as_the_platform_reads_them() {
        var random = new Random(7);
        for (int round = 0; round < 10_000; round++) {
            var fraction = List.of("", ".1", ".25", ".007", ".999").get(random.nextInt(5));
            var zone = random.nextInt(4) == 0 ? "Z"
                    : "%s%02d:%02d".formatted(random.nextBoolean() ? "+" : "-", random.nextInt(15), random.nextInt(60));
            var text = "%04d-%02d-%02dT%02d:%02d:%02d%s%s".formatted(random.nextInt(10_000), 1 + random.nextInt(12), 1 + random.nextInt(28),
                    random.nextInt(24), random.nextInt(60), random.nextInt(60), fraction, zone);
            var platform = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.replace("-00:00", "+00:00"), OffsetDateTime::from);
            assertThat(TimeText.read(text)).as(text).isEqualTo(platform);
            assertThat(TimeText.read(TimeText.write(platform))).as(text).isEqualTo(platform);
        }
    }
}
