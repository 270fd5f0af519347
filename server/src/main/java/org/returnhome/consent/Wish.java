package org.returnhome.consent;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A young person's wish about sharing with one recipient (domain §7.3, S2 App e: consent naming recipients).
 *
 * @param recipient recipient word of domain §4.9 {@code @recipient}, as {@code police}
 * @param decision what the young person decided
 * @param exceptSections ids of the sections left out; empty unless the decision is {@code PART}
 * @param until last calendar day of the wish, in England; empty for the end of the involvement
 */
public record Wish(String recipient, Decision decision, List<String> exceptSections, Optional<LocalDate> until) {

    public Wish {
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(decision);
        exceptSections = List.copyOf(exceptSections);
        Objects.requireNonNull(until);
    }

    /** Decisions of domain §7.3, the most open one first. */
    public enum Decision {
        AGREE("agree"), PART("part"), CANNOT("cannot"), NOT_ASKED("notAsked"), REFUSE("refuse");

        private final String word;

        Decision(String word) {
            this.word = word;
        }

        /** The word in the envelope and in the schema. */
        public String word() {
            return word;
        }

        /** The decision with this word; empty if there is none. */
        public static Optional<Decision> of(String word) {
            return Arrays.stream(values()).filter(decision -> decision.word.equals(word)).findFirst();
        }
    }
}
