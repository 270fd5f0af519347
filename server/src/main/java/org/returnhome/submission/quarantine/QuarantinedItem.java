package org.returnhome.submission.quarantine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.problem.Problem;

/**
 * Something signed in that could not be stored as a submission.
 *
 * @param itemDigest names its document
 * @param problem why it is here
 * @param submissionId what it claims to be; empty when unreadable
 * @param childId the child it claims to be about, if that is one of the authority's
 * @param size in bytes
 * @param acceptable whether it can be stored as a submission after all: it is an envelope of a known form, child and worker
 * @param decided what a person decided; empty while it waits
 */
public record QuarantinedItem(UUID id, UUID authorityId, String itemDigest, Problem problem, UUID senderId, Instant receivedAt,
                              Optional<UUID> submissionId, Optional<UUID> childId, int size, boolean acceptable,
                              Optional<Decision> decided) {

    /** A person's decision. */
    public record Decision(QuarantineResolution resolution, String reason, UUID by, Instant at) {}

    public Optional<QuarantineResolution> resolution() {
        return decided.map(Decision::resolution);
    }

    public Optional<String> resolutionReason() {
        return decided.map(Decision::reason);
    }

    public Optional<Instant> resolvedAt() {
        return decided.map(Decision::at);
    }
}
