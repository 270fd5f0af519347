package org.returnhome.disclosure;

import java.util.Objects;

/**
 * A section something was left out of, announced whether or not anything was answered in it, and never by field.
 *
 * @param section id of the section; {@link #ALL} when only the outcome is shared
 * @param reason why
 */
public record Withheld(String section, Reason reason) {

    /** Stands for the whole form. */
    public static final String ALL = "all";

    public Withheld {
        Objects.requireNonNull(section);
        Objects.requireNonNull(reason);
    }

    /** Why something was left out; equal to the schema's {@code WithheldReason}. */
    public enum Reason {
        YOUNG_PERSONS_WISH, NO_DECISION, AGREEMENT_OVER, NOT_SHARED, NOT_RELEASED
    }
}
