package org.returnhome.disclosure;

import java.time.Instant;
import java.util.Optional;
import org.returnhome.consent.SharingDecision.Competence;
import org.returnhome.consent.SharingDecision.Standing;
import org.returnhome.disclosure.PackFacts.Interview;
import org.returnhome.submission.Envelope;

/** Reads from the answers how an interview ended and what the wishes hang on (domain §4(a): A3, A9, A12). */
public final class InterviewOutcome {

    private static final String TAKEN_PLACE = "interviewTakenPlace";
    private static final String OUTCOME = "rhiOutcome";
    private static final String SAFETY = "immediateSafety";
    private static final String COMPETENCE = "competence";

    private InterviewOutcome() {}

    /**
     * How it ended.
     *
     * @param doneAt when the conversation took place or was declined, as the index has it; else the completion counts
     */
    public static PackFacts.Outcome of(SharedForm form, FilledForm filled, Envelope envelope, Optional<Instant> doneAt) {
        return new PackFacts.Outcome(interview(form, filled, envelope), doneAt.orElse(envelope.completedAt().toInstant()),
                filled.word(SAFETY));
    }

    /** What the wishes hang on. A form that does not ask about competence leaves it not assessed. */
    public static Standing standing(PackFacts.Outcome outcome, FilledForm filled, boolean signed) {
        return new Standing(outcome.interview() == Interview.HELD, Competence.of(filled.word(COMPETENCE)), signed);
    }

    private static Interview interview(SharedForm form, FilledForm filled, Envelope envelope) {
        if (!form.asks(TAKEN_PLACE)) {
            return envelope.heldAt().isPresent() ? Interview.HELD : Interview.NOT_HELD;
        }
        if (filled.word(TAKEN_PLACE).filter("yes"::equals).isPresent()) {
            return Interview.HELD;
        }
        return filled.word(OUTCOME).filter("declined"::equals).isPresent() ? Interview.DECLINED : Interview.NOT_HELD;
    }
}
