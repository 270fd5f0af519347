package org.returnhome.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.returnhome.consent.SharingDecision.Agreed;
import org.returnhome.consent.SharingDecision.AgreedInPart;
import org.returnhome.consent.SharingDecision.Competence;
import org.returnhome.consent.SharingDecision.OutcomeOnly;
import org.returnhome.consent.SharingDecision.Reason;
import org.returnhome.consent.SharingDecision.Standing;
import org.returnhome.submission.Wish;
import org.returnhome.submission.WishDecision;
import org.returnhome.submission.WishManner;

/** The rules of domain §7.4 and wire.md "Packs", one line each. S2-165: consent names its recipients. */
class SharingDecisionTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Standing SOUND = new Standing(true, Competence.COMPETENT, true);

    static List<Arguments> rules() {
        var open = Optional.<LocalDate>empty();
        return List.of(
                rule("a_refusal_gives_the_outcome_only", wishes(wish("police", "refuse")), SOUND, only(Reason.REFUSED)),
                rule("a_refusal_of_all_holds_for_the_police_too", wishes(wish("socialWorker", "refuse"), wish("police", "refuse")),
                        SOUND, only(Reason.REFUSED)),
                rule("who_was_not_asked_has_not_agreed", wishes(wish("police", "notAsked")), SOUND, only(Reason.NOT_ASKED)),
                rule("who_could_not_decide_has_not_agreed", wishes(wish("police", "cannot")), SOUND, only(Reason.CANNOT)),
                rule("no_wish_is_no_agreement", wishes(), SOUND, only(Reason.NO_WISH)),
                rule("a_wish_for_another_recipient_is_no_wish_for_the_police", wishes(wish("socialWorker", "agree")), SOUND,
                        only(Reason.NO_WISH)),
                rule("not_competent_gives_the_outcome_only", wishes(wish("police", "agree")),
                        new Standing(true, Competence.NOT_COMPETENT, true), only(Reason.NOT_COMPETENT)),
                rule("not_competent_withholds_what_was_agreed_in_part_too", wishes(part("police", "why")),
                        new Standing(true, Competence.NOT_COMPETENT, true), only(Reason.NOT_COMPETENT)),
                rule("a_refusal_counts_even_from_who_is_not_competent", wishes(wish("police", "refuse")),
                        new Standing(true, Competence.NOT_COMPETENT, true), only(Reason.REFUSED)),
                rule("a_refusal_needs_no_signature", wishes(wish("police", "refuse")),
                        new Standing(true, Competence.COMPETENT, false), only(Reason.REFUSED)),
                rule("refusing_to_sign_leaves_agreement_unknown", wishes(wish("police", "agree")),
                        new Standing(true, Competence.COMPETENT, false), only(Reason.NOT_SIGNED)),
                rule("an_interview_not_held_gives_the_outcome_only", wishes(wish("police", "agree")),
                        new Standing(false, Competence.COMPETENT, true), only(Reason.NOT_HELD)),
                rule("an_agreement_is_over_the_day_after_its_last_day", wishes(until("police", "agree", "2026-11-21")), SOUND,
                        only(Reason.AGREEMENT_OVER)),
                rule("an_agreement_holds_on_its_last_day", wishes(until("police", "agree", "2026-11-22")), SOUND,
                        new Agreed(Optional.of(TODAY))),
                rule("of_two_wishes_the_stricter_counts", wishes(wish("police", "agree"), wish("police", "refuse")), SOUND,
                        only(Reason.REFUSED)),
                rule("of_two_wishes_the_earlier_last_day_holds",
                        wishes(until("police", "agree", "2027-01-01"), until("police", "agree", "2026-11-01")), SOUND,
                        only(Reason.AGREEMENT_OVER)),
                rule("what_two_wishes_leave_out_adds_up", wishes(part("police", "why"), part("police", "out")), SOUND,
                        new AgreedInPart(Set.of("why", "out"), open)),
                rule("in_part_without_naming_a_part_is_no_decision", wishes(wish("police", "part")), SOUND, only(Reason.CANNOT)),
                rule("agreement_in_part_leaves_out_its_sections", wishes(part("police", "why")), SOUND,
                        new AgreedInPart(Set.of("why"), open)),
                rule("agreement_without_assessment_stands", wishes(wish("police", "agree")),
                        new Standing(true, Competence.NOT_ASSESSED, true), new Agreed(open)),
                rule("agreement_shares", wishes(wish("police", "agree")), SOUND, new Agreed(open)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void decides(String name, List<Wish> wishes, Standing standing, SharingDecision expected) {
        assertThat(SharingDecision.of("police", wishes, standing, TODAY)).isEqualTo(expected);
    }

    @Test
    void only_the_two_clear_words_are_an_assessment() {
        assertThat(Competence.of(Optional.empty())).isEqualTo(Competence.NOT_ASSESSED);
        assertThat(Competence.of(Optional.of("notAssessed"))).isEqualTo(Competence.NOT_ASSESSED);
        assertThat(Competence.of(Optional.of("notCompetent"))).isEqualTo(Competence.NOT_COMPETENT);
        assertThat(Competence.of(Optional.of("competent"))).isEqualTo(Competence.COMPETENT);
    }

    private static Arguments rule(String name, List<Wish> wishes, Standing standing, SharingDecision expected) {
        return Arguments.of(name, wishes, standing, expected);
    }

    private static List<Wish> wishes(Wish... wishes) {
        return Arrays.asList(wishes);
    }

    private static Wish wish(String recipient, String decision) {
        return wish(recipient, decision, List.of(), Optional.empty());
    }

    private static Wish part(String recipient, String... sections) {
        return wish(recipient, "part", List.of(sections), Optional.empty());
    }

    private static Wish until(String recipient, String decision, String day) {
        return wish(recipient, decision, List.of(), Optional.of(LocalDate.parse(day)));
    }

    private static Wish wish(String recipient, String decision, List<String> except, Optional<LocalDate> until) {
        var decided = Arrays.stream(WishDecision.values()).filter(one -> one.word().equals(decision)).findFirst().orElseThrow();
        return new Wish(recipient, Optional.empty(), decided, except, Optional.empty(), until, Optional.of(WishManner.SPOKEN));
    }

    private static SharingDecision only(Reason reason) {
        return new OutcomeOnly(reason);
    }
}
