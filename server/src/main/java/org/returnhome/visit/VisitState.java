package org.returnhome.visit;

/** Where a visit stands; the schema says what each means. */
public enum VisitState {
    ASSIGNED, SUBMITTED, WITHDRAWN
}
