package org.returnhome.review;

import java.util.List;
import java.util.UUID;
import org.returnhome.submission.SubmissionState;

/** What came of a decision. */
public sealed interface Outcome {

    /** It is on record, now or from the same request before. */
    record Decided(UUID submissionId) implements Outcome {}

    /** There is no such submission for this manager. */
    record NotFound() implements Outcome {}

    /** Whoever took the interview does not decide on it (domain §2.2). */
    record OwnInterview() implements Outcome {}

    /** It does not wait for a reviewer: a conflict, a missing base, or decided already. */
    record NotReviewable(SubmissionState state) implements Outcome {}

    /** What was read is not the sole head any more. */
    record RevisionChanged() implements Outcome {}

    /** These findings are open and none of the given reasons is for them; paths in the form's order. */
    record FindingsOpen(List<String> paths) implements Outcome {
        public FindingsOpen {
            paths = List.copyOf(paths);
        }
    }

    /** There is no open finding at these paths, or one was given twice. */
    record NoSuchFinding(List<String> paths) implements Outcome {
        public NoSuchFinding {
            paths = List.copyOf(paths);
        }
    }

    /** The form does not leave these questions to the reviewer. */
    record NotLeftToReviewer(List<String> questions) implements Outcome {
        public NotLeftToReviewer {
            questions = List.copyOf(questions);
        }
    }
}
