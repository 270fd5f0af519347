package org.returnhome.submission;

import java.util.Collection;
import java.util.Comparator;

/** Where a submission stands. Never stored as a truth of its own: it follows from the revisions, choices and decisions. */
public enum SubmissionState {
    /** Waits for a reviewer. */
    SUBMITTED,
    /** Sent back to the worker with a reason. */
    RETURNED,
    /** Two revisions on one base; a person must choose. */
    CONFLICT,
    /** The revision it builds on has not come yet. */
    AWAITING_BASE,
    /** Authorised by a manager. */
    AUTHORISED;

    /**
     * Where a submission stands (wire.md, Sync). A decision counts for the very revision that was read: what comes after an
     * authorised revision waits for a reviewer again, and the authorised one stays as it is.
     *
     * @param lineage all revisions that have come, and those that a person set aside
     * @param decisions decisions of reviewers on this submission, in any order
     */
    public static SubmissionState of(Lineage lineage, Collection<Decided> decisions) {
        if (lineage.rootedHeads().size() > 1) {
            return CONFLICT;
        }
        return lineage.soleHead().map(head -> decisions.stream()
                .filter(decided -> decided.contentDigest().equals(head))
                .max(Comparator.comparing(Decided::at))
                .map(decided -> decided.authorised() ? AUTHORISED : RETURNED)
                .orElse(SUBMITTED)).orElse(AWAITING_BASE);
    }
}
