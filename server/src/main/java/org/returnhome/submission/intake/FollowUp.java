package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.returnhome.submission.ExaminedRevision;
import org.returnhome.submission.QuarantineIndex;
import org.returnhome.submission.QuarantinedDocument;
import org.returnhome.submission.SubmissionIndex;
import org.returnhome.submission.Submissions.RevisionName;

/** What the register must learn of documents that were written: the same at a sync, a repair and a rebuild. */
@Singleton
class FollowUp {
    private final SubmissionIndex submissions;
    private final QuarantineIndex quarantine;
    private final Intakes intakes;

    FollowUp(SubmissionIndex submissions, QuarantineIndex quarantine, Intakes intakes) {
        this.submissions = submissions;
        this.quarantine = quarantine;
        this.intakes = intakes;
    }

    /**
     * Writes the index, in the caller's transaction.
     *
     * @param closed intakes that are done with this, and when
     * @param anew whether the index is being rebuilt
     * @return the revisions that have a rival on their base
     */
    Set<RevisionName> write(Collection<ExaminedRevision> revisions, Collection<QuarantinedDocument> items, Map<UUID, Instant> closed, boolean anew) {
        quarantine.add(items);
        var rivalled = submissions.add(revisions, closed, anew);
        quarantine.accept(revisions);
        if (revisions.isEmpty()) {
            intakes.close(closed);
        }
        return rivalled;
    }
}
