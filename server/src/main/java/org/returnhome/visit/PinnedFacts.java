package org.returnhome.visit;

import java.time.Instant;

/**
 * What a visit's form was given, from a time on.
 *
 * @param text canonical JSON (RFC 8785), byte for byte
 */
public record PinnedFacts(Instant pinnedAt, String text) {}
