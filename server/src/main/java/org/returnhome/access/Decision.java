package org.returnhome.access;

/** The answer of {@link Access}. */
public sealed interface Decision {

    /** The caller may. */
    record Allowed() implements Decision {}

    /** The caller may not. The reason is for the log and the tests; a caller is told no more than "not found" or "not allowed". */
    record Refused(Reason reason) implements Decision {}

    /** Why not. */
    enum Reason {
        /** The role never does this. */
        ROLE,
        /** The record belongs to another authority. */
        OTHER_AUTHORITY,
        /** The role does this, but not with this record. */
        OTHER_RECORD,
        /** Whoever took an interview neither returns nor authorises it (domain §2.2, S2 §9). */
        OWN_INTERVIEW
    }

    /** True for {@link Allowed}. */
    default boolean allowed() {
        return this instanceof Allowed;
    }
}
