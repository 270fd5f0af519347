package org.returnhome.visit;

/** Where a clock stands; the schema says what each means. */
public enum ClockState {
    RUNNING, WARNED, BREACHED, MET, MET_LATE
}
