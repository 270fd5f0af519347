package org.returnhome.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.returnhome.child.Child;
import org.returnhome.child.ChildStatus;
import org.returnhome.episode.Episode;
import org.returnhome.episode.EpisodeCategory;
import org.returnhome.episode.EpisodeState;
import org.returnhome.episode.HomeOrCare;
import org.returnhome.episode.RiskLevel;

/** The header of the form, told by the register (S2-152, S2-154; section A1 of domain §4(a)). */
class VisitFactsTest {

    private static final Instant MISSING = Instant.parse("2016-05-09T08:00:00Z");
    private static final Instant FOUND = Instant.parse("2016-05-15T15:00:00Z");
    private static final Instant RETURNED = Instant.parse("2016-05-15T15:40:00Z");

    private final Child tom = new Child(new UUID(0, 1), new UUID(0, 2), "F-1000001", "Missing", "Tom", Optional.of("Tom, he"),
            LocalDate.parse("2000-11-03"), Optional.of("male"), Optional.empty(), Optional.of("WBRI"), Optional.of("en"),
            ChildStatus.CIN, false, Optional.empty(), Optional.empty(), Optional.of("inArea"), Optional.empty());

    @Test
    void a_fact_that_the_form_does_not_declare_is_not_told() {
        assertThat(VisitFacts.of(Set.of("familyName", "dutyTeamPhone"), "Team", "WC 1", tom, List.of(toms(FOUND, RETURNED))).text())
                .isEqualTo("""
                        {"familyName":"Missing"}""");
    }

    @Test
    void what_is_not_known_is_left_out() {
        assertThat(VisitFacts.of(Set.of("foundAt", "returnedAt", "durationMissing", "rhiDueAt", "genderSelfDescribed"), "Team", "",
                tom, List.of(toms(null, null))).text()).isEqualTo("{}");
    }

    @Test
    void the_sample_child_of_the_source_is_told_as_canonical_json() {
        var all = Set.of("authorityTeam", "formRef", "childRef", "familyName", "givenNames", "knownAs", "dob", "gender", "ethnicity",
                "firstLanguage", "childStatus", "exploitationTeamOpen", "homeOrCare", "placedOutOfArea", "dateReportedMissing",
                "missingFrom", "foundAt", "returnedAt", "durationMissing", "category", "reportedToPolice", "policeRisk",
                "policeLogNo", "episodeOverview", "rhiDueAt");
        assertThat(VisitFacts.of(all, "Fernwick – Managers", "MISP_RI F-1000001-1", tom, List.of(toms(FOUND, RETURNED))).text())
                .isEqualTo("{"
                        + "\"authorityTeam\":\"Fernwick – Managers\",\"category\":\"missing\",\"childRef\":\"F-1000001\",\"childStatus\":\"lac\","
                        + "\"dateReportedMissing\":\"2016-05-09T09:00:00+01:00\",\"dob\":\"2000-11-03\",\"durationMissing\":\"6 days 7 hours\","
                        + "\"episodeOverview\":\"Did not come back.\",\"ethnicity\":\"WBRI\",\"exploitationTeamOpen\":\"yes\","
                        + "\"familyName\":\"Missing\",\"firstLanguage\":\"en\",\"formRef\":\"MISP_RI F-1000001-1\","
                        + "\"foundAt\":\"2016-05-15T16:00:00+01:00\",\"gender\":\"male\",\"givenNames\":\"Tom\",\"homeOrCare\":\"care\","
                        + "\"knownAs\":\"Tom, he\",\"missingFrom\":\"2016-05-09T09:00:00+01:00\",\"placedOutOfArea\":\"inArea\","
                        + "\"policeLogNo\":\"PO-9254689\",\"policeRisk\":\"medium\",\"reportedToPolice\":\"yes\","
                        + "\"returnedAt\":\"2016-05-15T16:40:00+01:00\",\"rhiDueAt\":\"2016-05-18T16:40:00+01:00\""
                        + "}");
    }

    @Test
    void a_return_told_later_leaves_everything_else_as_it_was_pinned() {
        var declared = Set.of("foundAt", "returnedAt", "rhiDueAt", "childStatus");
        var before = VisitFacts.of(declared, "", "", tom, List.of(toms(FOUND, null))).text();
        assertThat(before).isEqualTo("""
                {"childStatus":"lac","foundAt":"2016-05-15T16:00:00+01:00","rhiDueAt":"2016-05-18T16:00:00+01:00"}""");
        assertThat(VisitFacts.pinned(declared, before).withReturn(List.of(toms(FOUND, RETURNED))).text()).isEqualTo("""
                {"childStatus":"lac","foundAt":"2016-05-15T16:00:00+01:00","returnedAt":"2016-05-15T16:40:00+01:00",\
                "rhiDueAt":"2016-05-18T16:40:00+01:00"}""");
    }

    @Test
    void text_is_told_in_form_c_as_the_envelope_wants_it() {
        var decomposed = new Child(tom.id(), tom.authorityId(), tom.caseNumber(), "Zoe\u0308", tom.givenNames(), tom.knownAs(), tom.dateOfBirth(),
                tom.gender(), tom.genderSelfDescribed(), tom.ethnicity(), tom.firstLanguage(), tom.status(), tom.exploitationTeamOpen(),
                tom.teamId(), tom.allocatedPersonId(), tom.placedOutOfArea(), tom.responsibleAuthority());
        assertThat(VisitFacts.of(Set.of("familyName"), "", "", decomposed, List.of(toms(FOUND, RETURNED))).text())
                .isEqualTo("{\"familyName\":\"Zo\u00eb\"}");
    }

    /** The status is the episode's, not the child's of today (S2 §13). */
    private Episode toms(Instant found, Instant returned) {
        return new Episode(new UUID(0, 3), tom.authorityId(), tom.id(), new UUID(0, 4), EpisodeCategory.MISSING, EpisodeState.RETURNED,
                HomeOrCare.CARE, MISSING, MISSING, Optional.of("carer"), Optional.of("PO-9254689"), Optional.of(new UUID(0, 5)),
                Optional.of(RiskLevel.MEDIUM), Optional.ofNullable(found), Optional.ofNullable(returned), Optional.of("Did not come back."),
                ChildStatus.LAC, true);
    }
}
