package org.returnhome.submission;

import java.time.Instant;
import java.util.UUID;

/**
 * Who hands in an item, and when.
 *
 * @param personId the person of the request's token
 * @param importsForOthers whether it is a supervisor who brings in what lay on another worker's tablet; then the worker
 *     need not be the sender, and a revoked key still counts
 * @param receivedAt server time of receipt
 */
public record Sender(UUID personId, boolean importsForOthers, Instant receivedAt) {}
