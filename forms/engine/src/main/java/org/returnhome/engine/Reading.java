package org.returnhome.engine;

import java.util.Optional;

/** What was made of an answer or of a part of a row. */
sealed interface Reading {

    /** Nothing was given, or only white space. */
    record Blank() implements Reading {
    }

    /** There is a reason for having no answer. */
    record Absent(String reason) implements Reading {
    }

    /** @param complaint something wrong that leaves the value usable, such as too few rows */
    record Given(Value usable, Optional<Problem> complaint) implements Reading {
    }

    record Wrong(Problem why) implements Reading {
    }

    Reading BLANK = new Blank();

    static Reading given(Value value) {
        return new Given(value, Optional.empty());
    }

    default Optional<Value> value() {
        return this instanceof Given given ? Optional.of(given.usable()) : Optional.empty();
    }

    default Optional<Problem> problem() {
        return switch (this) {
            case Given given -> given.complaint();
            case Wrong wrong -> Optional.of(wrong.why());
            case Blank blank -> Optional.empty();
            case Absent absent -> Optional.empty();
        };
    }
}
