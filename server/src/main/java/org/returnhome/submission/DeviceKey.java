package org.returnhome.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.submission.wire.PublicKeyP256;

/**
 * The public key of one worker on one device, as enrolled.
 *
 * @param key whose thumbprint is the {@code kid} of what it signs
 * @param worker to whom it was given
 * @param device on which its private half lies
 * @param revokedAt when it was revoked; empty while it counts
 */
public record DeviceKey(PublicKeyP256 key, UUID worker, UUID device, Optional<Instant> revokedAt) {}
