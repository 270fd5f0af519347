package org.returnhome.consent;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.returnhome.submission.Wish;
import org.returnhome.submission.WishDecision;

/** What one recipient may have of one submission, as far as the young person's wishes go (wire.md, Packs; domain §7.4). */
public sealed interface SharingDecision {

    /** All decisions, the most open one first. */
    List<WishDecision> STRICTNESS = List.of(WishDecision.AGREE, WishDecision.PART, WishDecision.CANNOT, WishDecision.NOT_ASKED,
            WishDecision.REFUSE);

    /** The fields the form shares by default and those a reviewer releases. */
    record Agreed(Optional<LocalDate> until) implements SharingDecision {
        public Agreed {
            Objects.requireNonNull(until);
        }
    }

    /** The same without these sections. */
    record AgreedInPart(Set<String> exceptSections, Optional<LocalDate> until) implements SharingDecision {
        public AgreedInPart {
            exceptSections = Set.copyOf(exceptSections);
            Objects.requireNonNull(until);
        }
    }

    /** Outcome facts only: held or declined, and safe. */
    record OutcomeOnly(Reason reason) implements SharingDecision {
        public OutcomeOnly {
            Objects.requireNonNull(reason);
        }
    }

    /** Why a recipient gets outcome facts only. */
    enum Reason {
        /** No interview took place, so nothing could be agreed to. */
        NOT_HELD,
        /** The young person refused this recipient. */
        REFUSED,
        /** The young person was not asked about this recipient. */
        NOT_ASKED,
        /** The young person could not decide. */
        CANNOT,
        /** No wish about this recipient is on record. */
        NO_WISH,
        /** The young person was assessed as not competent to decide this (domain §7.2). */
        NOT_COMPETENT,
        /** The wish is on record, but nobody signed for it, or the signature no longer matches it: agreement unknown (domain §7.4). */
        NOT_SIGNED,
        /** The last day the young person agreed to is over. */
        AGREEMENT_OVER
    }

    /**
     * Decides. Of several wishes about the same recipient the strictest counts, what they leave out adds up, and the
     * earliest last day holds.
     *
     * @param recipient recipient word, as {@code police}
     * @param wishes all wishes of the revision
     * @param standing what else the decision hangs on
     * @param today the calendar day in England on which the recipient asks; a wish holds up to and on its last day
     */
    static SharingDecision of(String recipient, List<Wish> wishes, Standing standing, LocalDate today) {
        var own = wishes.stream().filter(wish -> wish.recipient().equals(recipient)).toList();
        if (!standing.held()) {
            return new OutcomeOnly(Reason.NOT_HELD);
        }
        var strictest = own.stream().map(Wish::decision).max(Comparator.comparing(STRICTNESS::indexOf));
        if (strictest.isEmpty()) {
            return new OutcomeOnly(Reason.NO_WISH);
        }
        var until = own.stream().flatMap(wish -> wish.until().stream()).min(LocalDate::compareTo);
        return switch (strictest.get()) {
            case REFUSE -> new OutcomeOnly(Reason.REFUSED);
            case NOT_ASKED -> new OutcomeOnly(Reason.NOT_ASKED);
            case CANNOT -> new OutcomeOnly(Reason.CANNOT);
            case AGREE -> ifItStands(new Agreed(until), until, standing, today);
            case PART -> {
                var except = own.stream().flatMap(wish -> wish.exceptSections().stream()).toList();
                // "In part" that names no part says nothing we could honour.
                yield except.isEmpty() ? new OutcomeOnly(Reason.CANNOT)
                        : ifItStands(new AgreedInPart(Set.copyOf(except), until), until, standing, today);
            }
        };
    }

    private static SharingDecision ifItStands(SharingDecision agreed, Optional<LocalDate> until, Standing standing, LocalDate today) {
        if (standing.competence() == Competence.NOT_COMPETENT) {
            return new OutcomeOnly(Reason.NOT_COMPETENT);
        }
        if (!standing.signed()) {
            return new OutcomeOnly(Reason.NOT_SIGNED);
        }
        return until.filter(today::isAfter).isPresent() ? new OutcomeOnly(Reason.AGREEMENT_OVER) : agreed;
    }

    /**
     * What a wish hangs on besides itself.
     *
     * @param held whether the interview took place
     * @param competence whether the young person could decide this
     * @param signed whether the young person gave the wish by a signature or a witnessed word that still matches it
     */
    record Standing(boolean held, Competence competence, boolean signed) {
        public Standing {
            Objects.requireNonNull(competence);
        }
    }

    /** Answers to "understands this decision" (domain §7.2: Gillick under 16, presumed at 16 and 17). */
    enum Competence {
        COMPETENT, NOT_COMPETENT,
        /** Not assessed, or not answered: the wish stands, and the open finding is the manager's to accept. */
        NOT_ASSESSED;

        /** From the answer to {@code competence}; anything else than the two clear words is not assessed. */
        public static Competence of(Optional<String> answer) {
            return switch (answer.orElse("")) {
                case "competent" -> COMPETENT;
                case "notCompetent" -> NOT_COMPETENT;
                default -> NOT_ASSESSED;
            };
        }
    }
}
