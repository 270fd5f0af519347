package org.returnhome.submission;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a worker filled in and signed, as the index knows it. What is said of it is said of its current revision: the sole
 * head, or the one last received when there are several.
 *
 * @param soleHead the only revision that a reviewer may decide on; empty while there are several heads or a base is missing
 * @param workerId who signed the current revision
 * @param outcome the answer to {@code rhiOutcome}; empty for forms without it
 * @param heldAt when the conversation took place, by the device's clock; empty when none was held
 * @param stoppedAt when K12 was done: the conversation or the refusal, corrected by the measured clock offset
 * @param receivedAt when the server took in the first revision, and {@code lastReceivedAt} the last one
 * @param submittedAt when K14 started: when the first revision came that no decision has dealt with
 * @param decidedAt when a manager decided on the sole head, which stops K14
 * @param reviewDueAt by when that is due
 */
public record Submission(UUID id, UUID authorityId, UUID childId, SubmissionState state, String currentDigest,
                         Optional<String> soleHead, FormReference form, UUID workerId, Optional<UUID> visitId,
                         List<UUID> episodeIds, Optional<String> outcome, Optional<OffsetDateTime> heldAt,
                         Optional<Instant> stoppedAt, boolean flagged, Instant receivedAt, Instant lastReceivedAt,
                         Instant submittedAt, Optional<Instant> decidedAt,
                         Instant reviewDueAt) {}
