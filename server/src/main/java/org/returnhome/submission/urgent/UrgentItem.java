package org.returnhome.submission.urgent;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A danger answer.
 *
 * @param question whose answer raised it
 * @param message what it means, in one sentence without personal data
 * @param raisedAt when the server took in the first revision that has it
 * @param acknowledgement who acts on it; empty while nobody does
 */
public record UrgentItem(UUID id, UUID authorityId, UUID submissionId, UUID childId, String question, String message,
                         Instant raisedAt, Optional<Acknowledgement> acknowledgement) {

    /** Who acts on it, since when, and what was done. */
    public record Acknowledgement(UUID by, Instant at, String action) {}

    public Optional<Instant> acknowledgedAt() {
        return acknowledgement.map(Acknowledgement::at);
    }

    public Optional<String> action() {
        return acknowledgement.map(Acknowledgement::action);
    }
}
