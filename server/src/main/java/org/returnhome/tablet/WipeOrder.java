package org.returnhome.tablet;

import java.time.Instant;
import java.util.UUID;

/** The order that a tablet wipes what it holds of one worker, after what is unsent was handed in or sealed. It stands once given. */
public record WipeOrder(UUID deviceId, UUID authorityId, UUID orderedBy, Instant orderedAt, String reason) {}
