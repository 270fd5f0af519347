package org.returnhome.access.token;

import java.time.Duration;

/** How long a person must wait after wrong passwords: nothing for four, then 30 seconds, doubling up to a quarter of an hour. */
final class LockOut {
    private static final int FREE = 4;
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private LockOut() {}

    /** The wait after so many wrong passwords since the last right one; zero for none. */
    static Duration after(int wrong) {
        if (wrong <= FREE) {
            return Duration.ZERO;
        }
        var doublings = Math.min(wrong - FREE - 1, 10);
        var wait = FIRST.multipliedBy(1L << doublings);
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
