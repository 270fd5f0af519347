package org.returnhome.submission.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.returnhome.problem.Problem;
import org.returnhome.submission.ItemReading;
import org.returnhome.submission.QuarantinedDocument;
import org.returnhome.submission.SubmissionFlag;
import org.returnhome.submission.SubmissionItem;

/** What is to become of an item, before anything is written. */
sealed interface Plan {

    /** It is over a limit: nothing of it is kept. */
    record TurnAway(Problem problem) implements Plan {}

    /** It is kept as a submission. */
    record Keep(ItemReading.Readable item, Set<SubmissionFlag> noticed) implements Plan {}

    /**
     * It is kept in quarantine.
     *
     * @param problems why, the gravest first; at least one
     * @param content what it would be if a person took it for genuine
     */
    record SetAside(SubmissionItem item, List<Problem> problems, ItemReading.Salvage salvage,
                    Optional<ItemReading.Readable> content) implements Plan {

        QuarantinedDocument.Claims claims() {
            return new QuarantinedDocument.Claims(salvage.submissionId(), salvage.contentDigest(), salvage.child(), salvage.worker(),
                    content.map(readable -> readable.envelope().form().hash()), content.isPresent());
        }
    }
}
