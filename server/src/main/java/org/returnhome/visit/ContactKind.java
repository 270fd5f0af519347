package org.returnhome.visit;

/** What was done on the way to an interview; the schema says what each means. */
public enum ContactKind {
    OFFER, ATTEMPT, DECLINE, RESCHEDULE
}
