package org.returnhome.submission;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What the tablet knew about its own clock when it signed.
 *
 * @param deviceNow device time of signing
 * @param lastContact what was measured at the last contact with the server; empty when there was none
 */
public record DeviceClock(OffsetDateTime deviceNow, Optional<Measurement> lastContact) {
    private static final Duration TOLERANCE = Duration.ofDays(1);

    /**
     * @param offset server time less device time, in milliseconds
     * @param measuredAt device time of the measurement
     */
    public record Measurement(Duration offset, OffsetDateTime measuredAt) {}

    /**
     * Whether the device's times are off by more than a day, as far as can be told: by the offset measured, by a signature
     * from the future, or by a clock put back since the measurement.
     *
     * @param receivedAt server time of receipt
     */
    public boolean isOff(Instant receivedAt) {
        var latest = receivedAt.plus(TOLERANCE);
        return deviceNow.toInstant().isAfter(latest) || lastContact.filter(contact ->
                contact.offset().abs().compareTo(TOLERANCE) > 0
                        || contact.measuredAt().toInstant().isAfter(deviceNow.toInstant().plus(TOLERANCE))).isPresent();
    }
}
