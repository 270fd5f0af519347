package org.returnhome.visit;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import jakarta.inject.Singleton;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Monday to Friday without England's bank holidays, by the clock on the wall in London. A working day is all of its
 * hours: two working days from Friday 18:00 are over on Tuesday at 18:00.
 */
@Singleton
public final class WorkingDays {

    /** The length of one working day. */
    static final Duration DAY = Duration.ofHours(24);

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final String ENGLAND = "eng";

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    /** Whether people work on this day. */
    public boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.isHoliday(day, ENGLAND);
    }

    /** When this much working time has passed since the start; a start on a day off counts from the next working day's midnight. */
    public Instant after(Instant start, Duration workingTime) {
        var at = start.atZone(LONDON).toLocalDateTime();
        if (!working(at.toLocalDate())) {
            at = midnightOfNext(at.toLocalDate());
        }
        var left = workingTime;
        while (!at.plus(left).toLocalDate().equals(at.toLocalDate())) {
            left = left.minus(Duration.between(at, at.toLocalDate().plusDays(1).atStartOfDay()));
            at = midnightOfNext(at.toLocalDate());
        }
        return at.plus(left).atZone(LONDON).toInstant();
    }

    private LocalDateTime midnightOfNext(LocalDate day) {
        var next = day.plusDays(1);
        while (!working(next)) {
            next = next.plusDays(1);
        }
        return next.atStartOfDay();
    }
}
