package org.returnhome.engine;

import java.util.List;
import java.util.Optional;

/** A right answer or fact, as rules compare it. */
sealed interface Value {

    /** Text, yes or no, an option, a phone number, the method of a signature. */
    record Words(String text) implements Value {
    }

    record Whole(long number) implements Value {
    }

    record Day(int epochDay) implements Value {
    }

    /** An instant, and the offset with which it was written, which gives its date. */
    record Moment(long epochSecond, int nanos, int offsetSeconds) implements Value {
        Moment plus(long seconds) {
            return new Moment(epochSecond + seconds, nanos, offsetSeconds);
        }
    }

    /** Chosen options, attachment ids. */
    record Several(List<String> ids) implements Value {
    }

    /** The rows of a repeat; a person, address or reference is one row. */
    record Rows(List<Scope> rows) implements Value {
    }

    /** Order of two numbers, days or moments (a day beside a moment: by the date written in the moment); nothing if they have none. */
    static Optional<Integer> order(Value left, Value right) {
        if (left instanceof Whole first && right instanceof Whole second) return Optional.of(Long.compare(first.number(), second.number()));
        if (left instanceof Moment first && right instanceof Moment second) {
            int bySecond = Long.compare(first.epochSecond(), second.epochSecond());
            return Optional.of(bySecond != 0 ? bySecond : Integer.compare(first.nanos(), second.nanos()));
        }
        Optional<Day> first = day(left);
        Optional<Day> second = day(right);
        if (first.isEmpty() || second.isEmpty()) return Optional.empty();
        return Optional.of(Integer.compare(first.get().epochDay(), second.get().epochDay()));
    }

    /** Whether two values are the same; nothing if they are not of a kind. */
    static Optional<Boolean> same(Value left, Value right) {
        if (left instanceof Words first && right instanceof Words second) return Optional.of(first.text().equals(second.text()));
        Optional<Integer> order = order(left, right);
        return order.isEmpty() ? Optional.empty() : Optional.of(order.get() == 0);
    }

    /** Whether a copy says the same as its original. */
    static boolean copies(Value copy, Value original) {
        if (copy instanceof Several first && original instanceof Several second) return Texts.same(first.ids(), second.ids());
        return same(copy, original).orElse(false);
    }

    /** The date of a day or moment. */
    static Optional<Day> day(Value value) {
        if (value instanceof Day day) return Optional.of(day);
        if (value instanceof Moment moment) return Optional.of(Calendar.dayOf(moment));
        return Optional.empty();
    }

    /** A literal of a rule, read as what it is compared with. */
    static Optional<Value> literal(Json literal, Value like) {
        if (literal instanceof Json.Number number) return number.integer().map(Whole::new);
        if (!(literal instanceof Json.Text text)) return Optional.empty();
        if (like instanceof Day || like instanceof Moment) {
            Optional<Day> day = Calendar.day(text.value());
            return day.isPresent() ? day.map(found -> found) : Calendar.moment(text.value()).map(found -> found);
        }
        return Optional.of(new Words(text.value()));
    }
}
