package org.returnhome.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.returnhome.consent.SharingDecision;
import org.returnhome.disclosure.SharedForm.Question;
import org.returnhome.disclosure.SharedForm.Sharing;
import org.returnhome.submission.WishDecision;

/**
 * What a document for the police may hold, over 5,000 made-up interviews (S2-173: forward to police; S2-165: consent naming
 * recipients; domain §7.4 and §7.6).
 */
class PackContentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INTERVIEWS = 5_000;

    @Test
    void nothing_that_the_form_does_not_share_ever_leaves() {
        each((interview, pack) -> assertNothingOf(interview, pack, question -> question.police() == Sharing.NO));
    }

    @Test
    void nothing_left_to_the_reviewer_leaves_unless_released() {
        each((interview, pack) -> assertNothingOf(interview, pack,
                question -> question.police() == Sharing.REVIEWER && !interview.released().contains(question.id())));
    }

    @Test
    void nothing_of_a_section_left_out_ever_leaves() {
        each((interview, pack) -> {
            var except = new HashSet<String>();
            interview.wishes().stream().filter(wish -> wish.recipient().equals("police")).forEach(wish -> except.addAll(wish.exceptSections()));
            interview.form().sections().stream().filter(section -> except.contains(section.id())).flatMap(section -> section.questions().stream())
                    .forEach(question -> assertAbsent(interview, pack, question));
        });
    }

    @Test
    void nothing_but_the_outcome_leaves_without_an_agreement_that_stands() {
        each((interview, pack) -> {
            var agreed = interview.standing().held() && interview.standing().signed()
                    && interview.standing().competence() != SharingDecision.Competence.NOT_COMPETENT
                    && interview.wishes().stream().anyMatch(wish -> wish.recipient().equals("police"))
                    && interview.wishes().stream().filter(wish -> wish.recipient().equals("police")).allMatch(wish ->
                            (wish.decision() == WishDecision.AGREE || wish.decision() == WishDecision.PART)
                                    && wish.until().filter(GeneratedInterview.TODAY::isAfter).isEmpty());
            if (!agreed) {
                assertNothingOf(interview, pack, question -> true);
                assertThat(pack.content()).isEqualTo(PackContents.Content.OUTCOME_ONLY);
                assertThat(read(pack).fieldNames()).toIterable().containsExactlyInAnyOrder("version", "pack", "recipient", "agency",
                        "madeAt", "authorisedOn", "submission", "contentDigest", "content", "form", "episodes", "outcome", "withheld");
            }
        });
    }

    @Test
    void an_answer_to_a_hidden_question_never_leaves() {
        each((interview, pack) -> assertNothingOf(interview, pack, question -> !interview.filled().asked().contains(question.id())));
    }

    @Test
    void what_is_withheld_does_not_tell_whether_anything_was_answered() {
        each((interview, pack) -> {
            var blank = pack(interview.unanswered());
            assertThat(blank.withheld()).isEqualTo(pack.withheld());
            assertThat(read(blank).get("withheld")).isEqualTo(read(pack).get("withheld"));
        });
    }

    @Test
    void everything_agreed_and_shared_does_leave_with_its_label_and_section() {
        var shared = new int[1];
        each((interview, pack) -> {
            if (pack.content() == PackContents.Content.AGREED) {
                var expected = new ArrayList<String>();
                var except = exceptOf(interview);
                interview.form().sections().stream().filter(section -> !except.contains(section.id())).forEach(section ->
                        section.questions().stream().filter(question -> question.police() == Sharing.YES
                                || question.police() == Sharing.REVIEWER && interview.released().contains(question.id()))
                                .filter(question -> interview.filled().answer(question).isPresent())
                                .forEach(question -> expected.add(question.id())));
                assertThat(ids(pack)).isEqualTo(expected).isEqualTo(pack.fields());
                shared[0] += expected.size();
            }
        });
        assertThat(shared[0]).isGreaterThan(1_000);
    }

    @Test
    void a_document_is_canonical_and_the_same_again() {
        each((interview, pack) -> {
            assertThat(pack(interview).document()).isEqualTo(pack.document());
            assertThat(CanonicalText.of(read(pack))).isEqualTo(pack.document());
        });
    }

    @Test
    void a_section_left_out_that_the_form_does_not_have_shares_nothing() {
        var interview = GeneratedInterview.of(1);
        var pack = PackContents.of(interview.form(), interview.filled(), GeneratedInterview.facts(),
                new SharingDecision.AgreedInPart(Set.of("nowhere"), Optional.empty()), Set.of());
        assertThat(pack.withheld()).containsExactly(new Withheld(Withheld.ALL, Withheld.Reason.NO_DECISION));
    }

    private static void each(java.util.function.BiConsumer<GeneratedInterview, PackContents> rule) {
        LongStream.range(0, INTERVIEWS).mapToObj(GeneratedInterview::of).forEach(interview -> rule.accept(interview, pack(interview)));
    }

    private static PackContents pack(GeneratedInterview interview) {
        var decision = SharingDecision.of("police", interview.wishes(), interview.standing(), GeneratedInterview.TODAY);
        return PackContents.of(interview.form(), interview.filled(), GeneratedInterview.facts(), decision, interview.released());
    }

    private static void assertNothingOf(GeneratedInterview interview, PackContents pack, java.util.function.Predicate<Question> which) {
        interview.form().sections().forEach(section -> section.questions().stream().filter(which)
                .forEach(question -> assertAbsent(interview, pack, question)));
    }

    private static void assertAbsent(GeneratedInterview interview, PackContents pack, Question question) {
        assertThat(pack.document()).doesNotContain(interview.marks().get(question.id())).doesNotContain("\"" + question.id() + "\"");
        assertThat(pack.fields()).doesNotContain(question.id());
    }

    private static Set<String> exceptOf(GeneratedInterview interview) {
        var except = new HashSet<String>();
        interview.wishes().stream().filter(wish -> wish.recipient().equals("police")).forEach(wish -> except.addAll(wish.exceptSections()));
        return except;
    }

    private static List<String> ids(PackContents pack) {
        return StreamSupport.stream(read(pack).get("fields").spliterator(), false).map(field -> field.get("question").asText()).toList();
    }

    private static JsonNode read(PackContents pack) {
        try {
            return JSON.readTree(pack.document());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
