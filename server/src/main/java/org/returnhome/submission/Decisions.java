package org.returnhome.submission;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The decisions of reviewers, for whoever computes where submissions stand. The review package implements it. */
public interface Decisions {

    /** Every decision on these submissions, in any order; with one statement, in the caller's transaction. */
    List<Decided> on(Collection<UUID> submissionIds);
}
