package org.returnhome.submission.quarantine;

/** What a person can decide about a quarantined item. */
public enum QuarantineResolution {
    /** Stored as a submission after all, flagged {@code fromQuarantine}. */
    ACCEPT,
    /** Stays set aside as evidence. */
    SET_ASIDE
}
