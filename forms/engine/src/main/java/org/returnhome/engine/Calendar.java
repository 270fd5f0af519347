package org.returnhome.engine;

import java.util.Optional;

/** Days and moments from their spelling, in the proleptic Gregorian calendar. */
final class Calendar {
    private static final int SECONDS_A_DAY = 86_400;

    private Calendar() {
    }

    /** {@code 2026-11-22}, years 0001 to 9999. */
    static Optional<Value.Day> day(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') return Optional.empty();
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return Optional.empty();
        return Optional.of(new Value.Day(epochDay(year, month, day)));
    }

    /** RFC 3339 with seconds and offset, at most nine digits of a second: {@code 2026-11-22T14:05:00.5+00:00}. */
    static Optional<Value.Moment> moment(String text) {
        if (text.length() < 20 || text.charAt(10) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') return Optional.empty();
        Optional<Value.Day> day = day(text.substring(0, 10));
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        if (day.isEmpty() || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return Optional.empty();
        int at = 19;
        int nanos = 0;
        if (text.charAt(at) == '.') {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') end++;
            int count = end - at - 1;
            if (count < 1 || count > 9) return Optional.empty();
            nanos = digits(text, at + 1, count);
            for (int i = count; i < 9; i++) nanos *= 10;
            at = end;
        }
        Optional<Integer> offset = offset(text, at);
        if (offset.isEmpty()) return Optional.empty();
        long local = (long) day.get().epochDay() * SECONDS_A_DAY + hour * 3600 + minute * 60 + second;
        return Optional.of(new Value.Moment(local - offset.get(), nanos, offset.get()));
    }

    private static Optional<Integer> offset(String text, int at) {
        if (text.length() == at + 1 && text.charAt(at) == 'Z') return Optional.of(0);
        if (text.length() != at + 6 || text.charAt(at + 3) != ':') return Optional.empty();
        char sign = text.charAt(at);
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        if (sign != '+' && sign != '-' || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return Optional.empty();
        int seconds = hours * 3600 + minutes * 60;
        return Optional.of(sign == '-' ? -seconds : seconds);
    }

    /** Whole years from one day to another; a birthday on 29 February falls on 1 March in other years. */
    static long yearsBetween(Value.Day from, Value.Day to) {
        int[] first = civil(from.epochDay());
        int[] second = civil(to.epochDay());
        boolean before = second[1] < first[1] || second[1] == first[1] && second[2] < first[2];
        return second[0] - first[0] - (before ? 1 : 0);
    }

    static Value.Day dayOf(Value.Moment moment) {
        return new Value.Day((int) Math.floorDiv(moment.epochSecond() + moment.offsetSeconds(), SECONDS_A_DAY));
    }

    private static int digits(String text, int from, int count) {
        int number = 0;
        for (int i = from; i < from + count; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') return -1;
            number = number * 10 + (digit - '0');
        }
        return number;
    }

    private static int daysIn(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Days since 1 January 1970, by counting years from March (H. Hinnant, "chrono-compatible low-level date algorithms"). */
    private static int epochDay(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = shifted / 400;
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private static int[] civil(int epochDay) {
        int days = epochDay + 719_468;
        int era = Math.floorDiv(days, 146_097);
        int dayOfEra = days - era * 146_097;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        return new int[] {yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1};
    }
}
