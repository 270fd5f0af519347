package org.returnhome.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.returnhome.consent.SharingDecision.Standing;
import org.returnhome.submission.Envelope;

/**
 * A revision that a manager has authorised, and nothing else: only of such a one are packs made.
 *
 * @param reviewId the authorisation
 * @param envelope what was authorised
 * @param contentDigest its digest, lower-case hex
 * @param form its form version
 * @param filled its answers as the engine judged them
 * @param outcome how the interview ended
 * @param standing what the young person's wishes hang on besides themselves
 * @param released ids of questions left to the reviewer that the police get, in the form's order
 * @param authorisedBy the manager's name as the register has it
 * @param authorisedAt instant in UTC
 */
public record AuthorisedRevision(UUID authorityId, UUID reviewId, Envelope envelope, String contentDigest, SharedForm form,
                                 FilledForm filled, PackFacts.Outcome outcome, Standing standing, List<String> released,
                                 String authorisedBy, Instant authorisedAt) {

    public AuthorisedRevision {
        Objects.requireNonNull(authorityId);
        Objects.requireNonNull(reviewId);
        Objects.requireNonNull(envelope);
        Objects.requireNonNull(contentDigest);
        Objects.requireNonNull(form);
        Objects.requireNonNull(filled);
        Objects.requireNonNull(outcome);
        Objects.requireNonNull(standing);
        released = List.copyOf(released);
        Objects.requireNonNull(authorisedBy);
        Objects.requireNonNull(authorisedAt);
    }

    Set<String> releasedSet() {
        return Set.copyOf(released);
    }

    /** Names what the young person agreed to: the revision, and the wording they were shown. */
    String consentVersion() {
        return envelope.wordingVersion().map(wording -> contentDigest + " " + wording).orElse(contentDigest);
    }
}
