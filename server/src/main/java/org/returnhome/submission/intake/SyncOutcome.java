package org.returnhome.submission.intake;

/** What can become of an item. */
public enum SyncOutcome {
    /** Stored. */
    ACCEPTED,
    /** Stored before with the same content; the first receipt again. */
    DUPLICATE,
    /** Stored; another revision has the same base, and a person must choose. */
    CONFLICT,
    /** Kept in quarantine. */
    QUARANTINED,
    /** Not kept; the tablet keeps it and sends it again. */
    RETRY
}
