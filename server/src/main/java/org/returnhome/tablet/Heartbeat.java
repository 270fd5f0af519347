package org.returnhome.tablet;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a tablet said last of itself.
 *
 * @param at server time of this contact
 * @param unsent how many submissions wait to be sent
 * @param setAside how many the server has in quarantine, as the tablet knows
 * @param oldestUnsentAt when the oldest of the unsent was completed, by the device's clock; empty when none is unsent
 * @param clockOffsetMilliseconds server time less device time
 * @param storagePersisted whether the browser promised not to clear its storage
 */
public record Heartbeat(UUID deviceId, Instant at, int unsent, int setAside, Optional<OffsetDateTime> oldestUnsentAt,
                        long clockOffsetMilliseconds, boolean storagePersisted, String appVersion) {

    /** The device with this heartbeat, and why somebody should look after it; empty when all is well. */
    record Standing(UUID deviceId, Instant enrolledAt, Optional<Heartbeat> last, List<StuckReason> stuck) {}
}
