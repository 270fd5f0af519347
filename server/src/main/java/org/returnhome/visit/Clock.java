package org.returnhome.visit;

import java.time.Instant;
import java.util.Optional;

/**
 * A duty with a limit (domain §3.4), as it stands at one moment.
 *
 * @param code as in domain §3.4
 * @param name what must happen, in words
 * @param stoppedAt when it was done: the time of the conversation or decision, never of the sync; empty while it runs
 */
public record Clock(String code, String name, Instant startedAt, Instant dueAt, Optional<Instant> stoppedAt, ClockState state) {

    /** The clock at this moment; {@code warnedAt} is when three quarters of its time are used. */
    static Clock at(Instant now, String code, String name, Instant startedAt, Instant warnedAt, Instant dueAt,
                    Optional<Instant> stoppedAt) {
        var state = stoppedAt.map(stopped -> stopped.isAfter(dueAt) ? ClockState.MET_LATE : ClockState.MET)
                .orElseGet(() -> running(now, warnedAt, dueAt));
        return new Clock(code, name, startedAt, dueAt, stoppedAt, state);
    }

    private static ClockState running(Instant now, Instant warnedAt, Instant dueAt) {
        if (now.isAfter(dueAt)) {
            return ClockState.BREACHED;
        }
        return now.isBefore(warnedAt) ? ClockState.RUNNING : ClockState.WARNED;
    }
}
