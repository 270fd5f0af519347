package org.returnhome.demo;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as the envelope has them: RFC 3339 with seconds and offset. */
final class Times {
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private Times() {}

    static String text(OffsetDateTime time) {
        return RFC_3339.format(time.truncatedTo(ChronoUnit.SECONDS));
    }
}
