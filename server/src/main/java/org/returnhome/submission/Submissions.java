package org.returnhome.submission;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.returnhome.access.Scope;
import org.returnhome.access.Subject;

/** The index of submissions in the register: what stands where. Their content is in {@link SubmissionDocuments}. */
public interface Submissions {

    /** The submission, if there is one within this reach. */
    Optional<Submission> find(Scope scope, UUID id);

    /** The submission within this reach, kept as it is until the caller's transaction ends: to decide on it. */
    Optional<Submission> lock(Scope scope, UUID id);

    /** Last received first, from a place on. */
    List<Submission> list(Scope scope, SubmissionFilter filter, Optional<Place> after, int limit);

    /** The submissions with these ids, one statement for all; who may see them is decided by what led to them. */
    Map<UUID, Submission> byIds(Set<UUID> ids);

    /** All revisions of these submissions, first received first; few statements for all. */
    Map<UUID, List<Revision>> revisions(Set<UUID> submissionIds);

    /** The findings on these revisions, in the form's order. */
    Map<RevisionName, List<Finding>> findings(Set<RevisionName> revisions);

    /** The flags on these revisions. */
    Map<RevisionName, List<SubmissionFlag>> flags(Set<RevisionName> revisions);

    /** What access to the submission depends on: the workers and senders of all its revisions, and its child. */
    Subject subject(Submission submission);

    /** A place in the list: behind the submission with these sort keys. */
    record Place(Instant lastReceivedAt, UUID id) {}

    /** What names one revision. */
    record RevisionName(UUID submissionId, String contentDigest) {}
}
