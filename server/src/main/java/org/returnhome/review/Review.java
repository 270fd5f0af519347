package org.returnhome.review;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A reviewer's decision on one revision, for good.
 *
 * @param contentDigest the very revision that was read, lower-case hex
 * @param decidedAt instant in UTC
 * @param comment why it was sent back, or the manager's analysis
 * @param releasedToPolice ids of questions left to the reviewer that the police get, in the form's order
 * @param acceptedFindings open findings that may stay open, in the order given
 */
public record Review(UUID id, UUID authorityId, UUID submissionId, String contentDigest, ReviewDecision decision, UUID reviewerId,
                     Instant decidedAt, String comment, List<String> releasedToPolice, List<AcceptedFinding> acceptedFindings) {

    public Review {
        Objects.requireNonNull(id);
        Objects.requireNonNull(authorityId);
        Objects.requireNonNull(submissionId);
        Objects.requireNonNull(contentDigest);
        Objects.requireNonNull(decision);
        Objects.requireNonNull(reviewerId);
        Objects.requireNonNull(decidedAt);
        Objects.requireNonNull(comment);
        releasedToPolice = List.copyOf(releasedToPolice);
        acceptedFindings = List.copyOf(acceptedFindings);
    }

    /** The same, with what is released in the form's order. */
    Review releasing(List<String> inOrder) {
        return new Review(id, authorityId, submissionId, contentDigest, decision, reviewerId, decidedAt, comment, inOrder, acceptedFindings);
    }

    /** Whether the same person decided the same with the same words: then a repeat of the request changes nothing. */
    boolean sameAs(Review other) {
        return contentDigest.equals(other.contentDigest) && decision == other.decision && reviewerId.equals(other.reviewerId)
                && comment.equals(other.comment) && Set.copyOf(releasedToPolice).equals(Set.copyOf(other.releasedToPolice))
                && acceptedFindings.equals(other.acceptedFindings);
    }
}
