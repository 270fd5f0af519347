package org.returnhome.review;

/** What a reviewer can decide. */
public enum ReviewDecision {
    /** Sent back to the worker with a reason. */
    RETURNED,
    /** Authorised: fixed for good, and the police pack is made. */
    AUTHORISED
}
