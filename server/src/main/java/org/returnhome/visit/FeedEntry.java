package org.returnhome.visit;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Something that an audience is to be told.
 *
 * @param kind what happened, as in {@code VisitAssigned}
 * @param subjectId what it happened to
 * @param detail what else must be told; ids and words, no content of a child's record
 */
public record FeedEntry(Audience audience, String kind, UUID subjectId, Map<String, String> detail) {

    public FeedEntry {
        Objects.requireNonNull(audience);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(subjectId);
        detail = Map.copyOf(detail);
    }

    /**
     * An entry in its place.
     *
     * @param position 1, 2, … within the audience, without gaps
     */
    public record Placed(long position, FeedEntry entry) {}
}
