package org.returnhome.submission;

import java.time.Instant;
import java.util.UUID;

/**
 * What a reviewer decided, as far as the state of a submission depends on it.
 *
 * @param contentDigest the very revision that was read
 * @param authorised or else sent back
 */
public record Decided(UUID submissionId, String contentDigest, boolean authorised, Instant at) {}
