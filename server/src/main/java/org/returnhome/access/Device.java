package org.returnhome.access;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One worker's key on one tablet. Kept after it is revoked, because signatures made with it before still count.
 *
 * @param personId the only worker who may sign with it
 * @param keyThumbprint RFC 7638 thumbprint (SHA-256, base64url) of the key; the {@code kid} of what it signs
 * @param publicJwk the public P-256 key as JWK text: kty, crv, x and y, nothing else
 * @param name what the worker calls the tablet
 * @param revoked who revoked it, when and why; empty while it may be used
 */
public record Device(UUID id, UUID authorityId, UUID personId, String keyThumbprint, String publicJwk, String name,
                     Instant enrolledAt, Optional<Revocation> revoked) {

    /** The end of a device. */
    public record Revocation(Instant at, UUID by, String reason) {}

    /** Whether it was revoked at or before this instant. */
    public boolean revokedBy(Instant instant) {
        return revoked.filter(revocation -> !revocation.at().isAfter(instant)).isPresent();
    }
}
