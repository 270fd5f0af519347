package org.returnhome.review;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Access;
import org.returnhome.access.Caller;
import org.returnhome.access.Decision;
import org.returnhome.access.Operation;
import org.returnhome.submission.Submission;
import org.returnhome.submission.SubmissionState;
import org.returnhome.submission.Submissions;

/** Finds the submission that a manager decides on, held until the transaction ends, so that of two managers one wins. */
@Singleton
final class Reviewable {

    private final Access access;
    private final Submissions submissions;
    private final ReviewRepository reviews;

    Reviewable(Access access, Submissions submissions, ReviewRepository reviews) {
        this.access = access;
        this.submissions = submissions;
        this.reviews = reviews;
    }

    /** Whether it can be decided on. */
    sealed interface Found {
        /** It waits for this manager, and what was read is its sole head. */
        record Open(Submission submission) implements Found {}

        /** The decision is made or refused already. */
        record Settled(Outcome outcome) implements Found {}
    }

    /**
     * The submission, held.
     *
     * @param intended the review that would be written: when the same is on record, a repeat of the request changes nothing
     */
    Found hold(Caller caller, Operation operation, Review intended) {
        var held = submissions.lock(access.scope(caller, operation), intended.submissionId());
        if (held.isEmpty()) {
            return new Found.Settled(new Outcome.NotFound());
        }
        return switch (access.may(caller, operation, submissions.subject(held.get()))) {
            case Decision.Allowed _ -> refuse(held.get(), intended).<Found>map(Found.Settled::new)
                    .orElseGet(() -> new Found.Open(held.get()));
            case Decision.Refused(var reason) -> new Found.Settled(
                    reason == Decision.Reason.OWN_INTERVIEW ? new Outcome.OwnInterview() : new Outcome.NotFound());
        };
    }

    private Optional<Outcome> refuse(Submission submission, Review intended) {
        if (onRecord(submission.id()).stream().anyMatch(intended::sameAs)) {
            return Optional.of(new Outcome.Decided(submission.id()));
        }
        return switch (submission.state()) {
            case CONFLICT, AWAITING_BASE -> Optional.of(new Outcome.NotReviewable(submission.state()));
            case SUBMITTED, RETURNED, AUTHORISED -> soleHead(submission, intended.contentDigest());
        };
    }

    private static Optional<Outcome> soleHead(Submission submission, String contentDigest) {
        if (submission.soleHead().filter(contentDigest::equals).isEmpty()) {
            return Optional.of(new Outcome.RevisionChanged());
        }
        return submission.state() == SubmissionState.SUBMITTED ? Optional.empty()
                : Optional.of(new Outcome.NotReviewable(submission.state()));
    }

    private List<Review> onRecord(UUID submissionId) {
        return reviews.of(Set.of(submissionId)).getOrDefault(submissionId, List.of());
    }
}
