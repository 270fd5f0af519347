package org.returnhome.visit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * An offer, an attempt, a refusal or a new date on the way to an interview. It stops no clock: only an interview, or a
 * refusal that is signed in with the form, does (domain §3.4, K12).
 *
 * @param clientId made on the tablet; a repeat is the same attempt
 * @param at by the device's clock, as it was given
 * @param receivedAt server time; days later when there was no signal
 * @param newTime when the visit shall be instead; with a reschedule only
 * @param reassigned whether the visit was another worker's when this came
 */
public record ContactAttempt(UUID id, UUID authorityId, UUID clientId, UUID visitId, UUID childId, UUID recordedBy, ContactKind kind,
                             OffsetDateTime at, Instant receivedAt, Optional<String> note, Optional<OffsetDateTime> newTime,
                             boolean reassigned) {}
