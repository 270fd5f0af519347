package org.returnhome.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What heads every document, whatever the young person wished: which pack, and the outcome facts (domain §7.4: held or
 * declined, safe, no text). The child is named only by the police's own log number.
 *
 * @param pack id of the pack
 * @param force the police force it is for
 * @param submission id of the submission
 * @param contentDigest SHA-256 of the revision that was authorised, lower-case hex
 * @param madeAt when the pack is made. Instant in UTC
 * @param authorisedAt when a manager authorised it (S2 App e: authorised on). Instant in UTC
 * @param authorisedBy the manager's name as the register has it (S2 App e: authorised by); in agreed documents only
 * @param wordingVersion version of the consent wording that the young person was shown; in agreed documents only
 * @param purposes what the young person agreed it may be used for, where that was limited; in agreed documents only
 * @param episodes the force's own episodes that the interview covers, oldest first
 * @param outcome how the interview ended
 */
public record PackFacts(UUID pack, UUID force, UUID submission, String contentDigest, Instant madeAt, Instant authorisedAt,
                        String authorisedBy, Optional<String> wordingVersion, List<String> purposes,
                        List<EpisodeFact> episodes, Outcome outcome) {

    public PackFacts {
        Objects.requireNonNull(pack);
        Objects.requireNonNull(force);
        Objects.requireNonNull(submission);
        Objects.requireNonNull(contentDigest);
        Objects.requireNonNull(madeAt);
        Objects.requireNonNull(authorisedAt);
        Objects.requireNonNull(authorisedBy);
        Objects.requireNonNull(wordingVersion);
        purposes = List.copyOf(purposes);
        episodes = List.copyOf(episodes);
        Objects.requireNonNull(outcome);
    }

    /** An episode as the police know it: their log number, when it began, when the child was back. Instants in UTC. */
    public record EpisodeFact(Optional<String> policeLogNumber, Instant missingFrom, Optional<Instant> returnedAt) {
        public EpisodeFact {
            Objects.requireNonNull(policeLogNumber);
            Objects.requireNonNull(missingFrom);
            Objects.requireNonNull(returnedAt);
        }
    }

    /**
     * How it ended.
     *
     * @param interview held, declined, or not held for another reason
     * @param at when the conversation took place; when none did, when it was declined or, failing that, when the worker completed the form. Instant in UTC
     * @param immediateSafety the answer to "is the child safe tonight": yes, no or unsure; empty when not answered
     */
    public record Outcome(Interview interview, Instant at, Optional<String> immediateSafety) {
        public Outcome {
            Objects.requireNonNull(interview);
            Objects.requireNonNull(at);
            Objects.requireNonNull(immediateSafety);
        }
    }

    /** The three words the police get. Why it was not held otherwise stays with the authority. */
    public enum Interview {
        HELD, DECLINED, NOT_HELD
    }
}
