package org.returnhome.submission;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One immutable revision of a submission, as the index knows it; its content is in {@link SubmissionDocuments}.
 *
 * @param base content digest of the revision it builds on; empty for a first one
 * @param head whether nothing builds on it and no person set it aside
 * @param workerId who signed it, and {@code senderId} who sent it
 * @param deviceKey RFC 7638 thumbprint of the key that signed it
 * @param completedAt by the device's clock
 */
public record Revision(UUID submissionId, UUID authorityId, UUID childId, String contentDigest, Optional<String> base,
                       boolean head, FormReference form, UUID workerId, UUID senderId, String deviceKey, Optional<UUID> visitId,
                       List<UUID> episodeIds, OffsetDateTime completedAt, Instant receivedAt) {}
