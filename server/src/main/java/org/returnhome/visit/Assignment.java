package org.returnhome.visit;

import java.time.Instant;
import java.util.UUID;

/**
 * The giving of a visit to a worker.
 *
 * @param clientId made by whoever gave it; a repeat is the same assignment
 */
public record Assignment(UUID id, UUID authorityId, UUID clientId, UUID visitId, UUID workerId, Instant assignedAt) {}
