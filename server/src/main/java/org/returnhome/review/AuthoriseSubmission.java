package org.returnhome.review;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Caller;
import org.returnhome.access.Operation;
import org.returnhome.disclosure.ReleasePacks;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.submission.Submission;
import org.returnhome.submission.SubmissionStanding;
import org.returnhome.submission.Submissions;
import org.returnhome.submission.Submissions.RevisionName;
import org.returnhome.visit.Audience;
import org.returnhome.visit.Change;
import org.returnhome.visit.Feed;

/**
 * Authorises the very revision that was read, chooses what of the reviewer's fields the police get, and makes their packs
 * (S2 App e). All of it in one transaction: the review, the packs, the state with K14, and what the feeds tell.
 */
@Singleton
public class AuthoriseSubmission {

    private final Register register;
    private final Reviewable reviewable;
    private final ReviewRepository reviews;
    private final Submissions submissions;
    private final ReadRevision revisions;
    private final ReleasePacks packs;
    private final SubmissionStanding standing;
    private final Feed feed;
    private final Ids ids;
    private final Clock clock;

    AuthoriseSubmission(Register register, Reviewable reviewable, ReviewRepository reviews, Submissions submissions, ReadRevision revisions,
                        ReleasePacks packs, SubmissionStanding standing, Feed feed, Ids ids, Clock clock) {
        this.register = register;
        this.reviewable = reviewable;
        this.reviews = reviews;
        this.submissions = submissions;
        this.revisions = revisions;
        this.packs = packs;
        this.standing = standing;
        this.feed = feed;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a manager decides.
     *
     * @param contentDigest what was read
     * @param comment the manager's analysis; 1 to 4,000 characters
     * @param releaseToPolice ids of questions that the form leaves to the reviewer
     * @param acceptedFindings every open required or {@code mustBe} finding, each with a reason
     */
    public record Authorisation(UUID submissionId, String contentDigest, String comment, List<String> releaseToPolice,
                                List<AcceptedFinding> acceptedFindings) {
        public Authorisation {
            Objects.requireNonNull(submissionId);
            Objects.requireNonNull(contentDigest);
            Objects.requireNonNull(comment);
            releaseToPolice = List.copyOf(releaseToPolice);
            acceptedFindings = List.copyOf(acceptedFindings);
        }
    }

    /** Authorises, or says why not. */
    public Outcome authorise(Caller caller, Authorisation authorisation) {
        var review = new Review(ids.next(), caller.authorityId(), authorisation.submissionId(), authorisation.contentDigest(),
                ReviewDecision.AUTHORISED, caller.personId(), clock.instant().truncatedTo(ChronoUnit.MILLIS), authorisation.comment(),
                authorisation.releaseToPolice(), authorisation.acceptedFindings());
        return register.together(() -> switch (reviewable.hold(caller, Operation.AUTHORISE_SUBMISSION, review)) {
            case Reviewable.Found.Settled(var outcome) -> outcome;
            case Reviewable.Found.Open(var submission) -> decide(review, submission);
        });
    }

    private Outcome decide(Review review, Submission submission) {
        var revision = revisions.read(submission);
        var released = new HashSet<>(review.releasedToPolice());
        var wrong = review.releasedToPolice().stream().filter(id -> !revision.form().leftToReviewer().contains(id)).distinct().toList();
        if (!wrong.isEmpty()) {
            return new Outcome.NotLeftToReviewer(wrong);
        }
        var name = new RevisionName(submission.id(), review.contentDigest());
        var findings = submissions.findings(Set.of(name)).getOrDefault(name, List.of());
        return OpenFindings.refuse(findings, review.acceptedFindings()).orElseGet(() -> record(
                review.releasing(revision.form().leftToReviewer().stream().filter(released::contains).toList()), submission, revision));
    }

    private Outcome record(Review review, Submission submission, ReadRevision.Read revision) {
        reviews.add(review);
        standing.refresh(List.of(submission.id()));
        var entries = new ArrayList<>(packs.release(revisions.authorised(revision, review)));
        entries.add(new Change.SubmissionAuthorised(submission.id(), review.contentDigest()).to(Audience.person(submission.workerId())));
        feed.append(entries);
        return new Outcome.Decided(submission.id());
    }
}
