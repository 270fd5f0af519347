package org.returnhome.submission.intake;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
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

    FollowUp(SubmissionIndex submissions, QuarantineIndex quarantine) {
        this.submissions = submissions;
        this.quarantine = quarantine;
    }

    /**
     * Writes the index, in the caller's transaction.
     *
     * @param anew whether the index is being rebuilt
     * @return the revisions that have a rival on their base
     */
    Set<RevisionName> write(Collection<ExaminedRevision> revisions, Collection<QuarantinedDocument> items, boolean anew) {
        quarantine.add(items);
        var rivalled = submissions.add(revisions, anew);
        quarantine.accept(revisions);
        return rivalled;
    }
}
