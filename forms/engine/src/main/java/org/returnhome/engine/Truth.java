package org.returnhome.engine;

/** The outcome of a rule. What speaks of something unanswered cannot be judged, and then asks, requires, flags and breaks nothing. */
enum Truth {
    NO, CANNOT_JUDGE, YES;

    static Truth of(boolean truth) {
        return truth ? YES : NO;
    }

    Truth not() {
        return switch (this) {
            case YES -> NO;
            case NO -> YES;
            case CANNOT_JUDGE -> CANNOT_JUDGE;
        };
    }

    /** The lower of two: an "all". */
    Truth and(Truth other) {
        return compareTo(other) < 0 ? this : other;
    }

    /** The higher of two: an "any". */
    Truth or(Truth other) {
        return compareTo(other) > 0 ? this : other;
    }
}
