package org.returnhome.submission;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times of the envelope as text: {@code 2026-11-19T16:40:12.345Z}. */
final class TimeText {
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
    private static final int SECONDS_END = 19;

    private TimeText() {}

    /** To the millisecond. */
    static String write(OffsetDateTime time) {
        return WRITTEN.format(time);
    }

    /**
     * Reads a text that fits the schema's pattern. An envelope holds one for each answer, and the platform's own parser takes
     * several times as long.
     *
     * @throws DateTimeException when the calendar has no such day
     */
    static OffsetDateTime read(String text) {
        int zone = SECONDS_END;
        int nanos = 0;
        if (text.charAt(zone) == '.') {
            int unit = 100_000_000;
            for (zone++; Character.isDigit(text.charAt(zone)); zone++, unit /= 10) {
                nanos += (text.charAt(zone) - '0') * unit;
            }
        }
        return OffsetDateTime.of(LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10),
                number(text, 11, 13), number(text, 14, 16), number(text, 17, SECONDS_END), nanos), offset(text, zone));
    }

    private static ZoneOffset offset(String text, int from) {
        if (text.charAt(from) == 'Z') {
            return ZoneOffset.UTC;
        }
        int sign = text.charAt(from) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(text, from + 1, from + 3), sign * number(text, from + 4, from + 6));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
