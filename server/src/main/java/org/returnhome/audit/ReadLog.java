package org.returnhome.audit;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What one request has read of children's records so far. Resolvers note each read here before they return it; the
 * controller has it kept before the answer's first byte. Safe for resolvers that run at the same time.
 */
public final class ReadLog {

    private final Set<Read> reads = new LinkedHashSet<>();
    private final Set<Subject> noted = new HashSet<>();

    /** Notes that a record of the child was read through this field; the same read twice counts once. */
    public void noteChildRead(UUID childId, String subjectType, UUID subjectId, String field) {
        note(new Read(childId, subjectType, subjectId, field, Optional.empty()));
    }

    /** The same, for a stated purpose. It must be an enum: a free text could name somebody, and the audit may not. */
    public void noteChildRead(UUID childId, String subjectType, UUID subjectId, String field, Enum<?> purpose) {
        note(new Read(childId, subjectType, subjectId, field, Optional.of(purpose.name())));
    }

    /** Notes a read unless this record was noted before in the request, through whatever field. */
    public synchronized void noteChildReadOnce(UUID childId, String subjectType, UUID subjectId, String field) {
        if (noted.add(new Subject(subjectType, subjectId))) {
            reads.add(new Read(childId, subjectType, subjectId, field, Optional.empty()));
        }
    }

    /** Everything noted so far, in the order of the first note. */
    public synchronized List<Read> all() {
        return List.copyOf(reads);
    }

    private synchronized void note(Read read) {
        noted.add(new Subject(read.subjectType(), read.subjectId()));
        reads.add(read);
    }

    private record Subject(String type, UUID id) {}
}
