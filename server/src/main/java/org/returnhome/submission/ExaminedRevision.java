package org.returnhome.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Everything the index keeps of one revision: follows from its document and the form it names, and from nothing else, so
 * that it comes out the same whenever it is made.
 *
 * @param heldAt and {@code completedAt}: ISO 8601 with the device's offset
 * @param stoppedAt when the conversation or the refusal took place, corrected by the measured clock offset: stops K12; empty
 *     when the interview is still owed
 * @param findings in the order of the form
 * @param urgent the findings that mean danger now (domain D5), one for each question
 * @param acceptance who took it out of quarantine; empty when it was never there
 * @param attachments files that it names, which come apart
 */
public record ExaminedRevision(UUID authorityId, UUID submissionId, String contentDigest, Optional<String> base, UUID childId,
                               FormReference form, UUID workerId, UUID senderId, String deviceKey, Optional<UUID> visitId,
                               List<UUID> episodeIds, Optional<String> outcome, Optional<String> heldAt, String completedAt,
                               Optional<Instant> stoppedAt, Instant receivedAt, List<Finding> findings,
                               Set<SubmissionFlag> flags, List<Finding> urgent,
                               String receipt, Optional<StoredSubmission.Acceptance> acceptance,
                               List<AttachmentReference> attachments) {}
