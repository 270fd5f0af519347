package org.returnhome.disclosure;

import java.util.Arrays;
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
        YOUNG_PERSONS_WISH("youngPersonsWish"),
        NO_DECISION("noDecision"),
        AGREEMENT_OVER("agreementOver"),
        NOT_SHARED("notShared"),
        NOT_RELEASED("notReleased");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        /** The word in the schema, in documents and in the database. */
        public String word() {
            return word;
        }

        /** The reason with this word. Throws when a stored word is unknown: a fault. */
        static Reason of(String word) {
            return Arrays.stream(values()).filter(reason -> reason.word.equals(word)).findFirst().orElseThrow();
        }
    }
}
