package org.returnhome.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.consent.SharingDecision;
import org.returnhome.disclosure.SharedForm.Question;
import org.returnhome.disclosure.SharedForm.Section;
import org.returnhome.disclosure.SharedForm.Sharing;
import org.returnhome.engine.Engine;
import org.returnhome.engine.Form;
import org.returnhome.flow.WorkedInterview;
import org.returnhome.form.Forms;
import org.returnhome.storage.TestStores;

/** The return home interview itself, filled in as the source's sample (S2 App e; domain §4(a), column {@code pol}). */
class RealFormTest {

    @RegisterExtension
    static final TestStores STORES = TestStores.opened();

    @Test
    void rows_of_a_table_and_comments_are_shared_as_the_form_says() {
        var form = SharedForm.of(form());
        assertThat(police(form, "whyPlanned")).isEqualTo(Sharing.YES);
        assertThat(police(form, "whyPlannedComments")).isEqualTo(Sharing.YES);
        assertThat(police(form, "whyHomeComments")).isEqualTo(Sharing.REVIEWER);
        assertThat(police(form, "retTreatmentComments")).isEqualTo(Sharing.NO);
        assertThat(form.sections().stream().flatMap(section -> section.questions().stream()).map(Question::id))
                .doesNotHaveDuplicates().hasSize((int) form().questions().values().stream().filter(question -> question.type().answerable()).count());
        assertThat(section(form, "whyKeptAgainstWillComments")).isEqualTo("why");
    }

    @Test
    void nothing_only_practitioners_see_leaves_but_what_the_form_marks_or_the_manager_releases() {
        var practitioners = form().questions().values().stream().filter(question -> question.json().get("practitionerOnly").isPresent())
                .map(question -> question.id()).collect(Collectors.toSet());
        var pack = pack(new SharingDecision.Agreed(Optional.empty()), Set.of("pushFactors"));
        assertThat(pack.fields()).filteredOn(practitioners::contains)
                .containsExactlyInAnyOrder("strategyConsidered", "harmed", "riskNow", "disruption", "pushFactors");
        assertThat(pack.document()).doesNotContain("Talks openly", "held by debt to an adult", "An adult known as Vee");
    }

    @Test
    void over_random_choices_exactly_what_is_marked_and_chosen_leaves() {
        var shared = SharedForm.of(form());
        var reviewers = shared.leftToReviewer();
        var sections = shared.sections().stream().map(Section::id).toList();
        var filled = filled();
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var released = reviewers.stream().filter(id -> random.nextBoolean()).collect(Collectors.toSet());
            var except = sections.stream().filter(id -> random.nextInt(4) == 0).collect(Collectors.toSet());
            var pack = pack(new SharingDecision.AgreedInPart(except, Optional.empty()), released);
            var expected = shared.sections().stream().filter(section -> !except.contains(section.id())).flatMap(section -> section.questions().stream())
                    .filter(question -> question.police() == Sharing.YES || question.police() == Sharing.REVIEWER && released.contains(question.id()))
                    .filter(question -> filled.answer(question).isPresent()).map(Question::id).toList();
            assertThat(pack.fields()).isEqualTo(expected);
            assertThat(ids(pack)).isEqualTo(expected);
        }
    }

    @Test
    void prefilled_facts_and_the_childs_words_leave_as_they_stand() {
        var pack = pack(new SharingDecision.Agreed(Optional.empty()), Set.of("whatHappened"));
        assertThat(field(pack, "familyName").path("value").asText()).isEqualTo("Missing");
        assertThat(field(pack, "whatHappened").path("value").asText()).isEqualTo("I went to a flat. He gave me weed. Then I owed him.");
        assertThat(field(pack, "whatHappened").path("label").asText()).isEqualTo("What happened whilst you were missing?");
        assertThat(pack.fields()).doesNotContain("whatMadeYouGo", "outScaredToReturn");
    }

    private static PackContents pack(SharingDecision decision, Set<String> released) {
        return PackContents.of(SharedForm.of(form()), filled(), GeneratedInterview.facts(), decision, released);
    }

    private static FilledForm filled() {
        var interview = WorkedInterview.read();
        var verdict = Engine.judge(form(), interview.answers().toString(), interview.facts().toString(), interview.evaluatedAt().toString());
        return new FilledForm(interview.answers(), interview.facts(), Set.copyOf(verdict.asked()), verdict.computed());
    }

    private static Form form() {
        return STORES.bean(Forms.class).find("returnHomeInterview", 1).orElseThrow().form();
    }

    private static Sharing police(SharedForm form, String id) {
        return form.sections().stream().flatMap(section -> section.questions().stream()).filter(question -> question.id().equals(id))
                .findFirst().orElseThrow().police();
    }

    private static String section(SharedForm form, String id) {
        return form.sections().stream().filter(section -> section.questions().stream().anyMatch(question -> question.id().equals(id)))
                .findFirst().orElseThrow().id();
    }

    private static List<String> ids(PackContents pack) {
        var fields = JsonColumn.read(pack.document()).path("fields");
        return IntStream.range(0, fields.size()).mapToObj(at -> fields.get(at).path("question").asText()).toList();
    }

    private static JsonNode field(PackContents pack, String id) {
        var fields = JsonColumn.read(pack.document()).path("fields");
        return IntStream.range(0, fields.size()).mapToObj(fields::get).filter(field -> field.path("question").asText().equals(id)).findFirst().orElseThrow();
    }
}
