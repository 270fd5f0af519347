package org.returnhome.audit;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * One look at one record of a child.
 *
 * @param childId whose record it is
 * @param subjectType the GraphQL type of what was read, such as {@code Submission}
 * @param subjectId the id of what was read; the child's own when it is the child
 * @param field the root field or field through which it was read, such as {@code submissions}
 * @param purpose the coded word of the stated purpose, where one was asked for; never free text
 */
public record Read(UUID childId, String subjectType, UUID subjectId, String field, Optional<String> purpose) {

    public Read {
        Objects.requireNonNull(childId);
        Objects.requireNonNull(subjectType);
        Objects.requireNonNull(subjectId);
        Objects.requireNonNull(field);
        Objects.requireNonNull(purpose);
    }
}
