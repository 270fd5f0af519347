package org.returnhome.tablet;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A sealed copy as the register knows it; its text is in {@link SealedCopyDocuments}.
 *
 * @param deviceId the tablet it comes from; empty when a file did not tell
 * @param personId who handed it in, or brought the file
 * @param whole what is known since all parts are here
 * @param opened who first took it out, and why
 * @param imported who first brought in what was in it
 */
public record SealedCopy(UUID id, UUID authorityId, UUID clientId, Optional<UUID> deviceId, UUID personId, boolean fromFile, int parts,
                         Instant receivedAt, Optional<Whole> whole, Optional<Opening> opened, Optional<Importing> imported) {

    /** All parts are here: characters and SHA-256 of the whole text, and the receipt for it. */
    public record Whole(long size, String digest, String receipt) {}

    /** Somebody took it out to be opened. */
    public record Opening(UUID by, Instant at, String reason) {}

    /** Somebody brought in what was in it. */
    public record Importing(UUID by, Instant at) {}
}
