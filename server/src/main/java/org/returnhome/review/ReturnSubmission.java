package org.returnhome.review;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.submission.Submission;
import org.returnhome.submission.SubmissionStanding;
import org.returnhome.visit.Audience;
import org.returnhome.visit.Change;
import org.returnhome.visit.Feed;

/** Sends a submission back to its worker with a reason, which reaches the worker's feed (S2 App b). */
@Singleton
public class ReturnSubmission {

    private final Register register;
    private final Reviewable reviewable;
    private final ReviewRepository reviews;
    private final SubmissionStanding standing;
    private final Feed feed;
    private final Ids ids;
    private final Clock clock;

    ReturnSubmission(Register register, Reviewable reviewable, ReviewRepository reviews, SubmissionStanding standing, Feed feed, Ids ids,
                     Clock clock) {
        this.register = register;
        this.reviewable = reviewable;
        this.reviews = reviews;
        this.standing = standing;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Sends back the very revision that was read.
     *
     * @param contentDigest what was read
     * @param reason why; 1 to 4,000 characters
     */
    public Outcome giveBack(Caller caller, UUID submissionId, String contentDigest, String reason) {
        var review = new Review(ids.next(), caller.authorityId(), submissionId, contentDigest, ReviewDecision.RETURNED, caller.personId(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS), reason, List.of(), List.of());
        return register.together(() -> switch (reviewable.hold(caller, Operation.RETURN_SUBMISSION, review)) {
            case Reviewable.Found.Settled(var outcome) -> outcome;
            case Reviewable.Found.Open(var submission) -> record(review, submission);
        });
    }

    private Outcome record(Review review, Submission submission) {
        reviews.add(review);
        standing.refresh(List.of(submission.id()));
        feed.append(List.of(new Change.SubmissionReturned(submission.id(), review.contentDigest(), review.comment())
                .to(Audience.person(submission.workerId()))));
        return new Outcome.Decided(submission.id());
    }
}
