package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.returnhome.flow.ReviewedInterviews.SIGNED;
import static org.returnhome.flow.ReviewedInterviews.agreeUntil;
import static org.returnhome.flow.ReviewedInterviews.answer;
import static org.returnhome.flow.ReviewedInterviews.document;
import static org.returnhome.flow.ReviewedInterviews.fields;
import static org.returnhome.flow.ReviewedInterviews.wish;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.disclosure.LedgerCheck;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.WishDecision;
import org.returnhome.submission.wire.Sha256;

/** Packs for the police over HTTP (S2-173: forward to police; S2-174: date forwarded; S2-165: consent; S2-181: information available). */
class PoliceFlowTest {

    private static final MovableClock CLOCK = new MovableClock(ReviewedInterviews.NOW);

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private static ReviewedInterviews interviews;

    @BeforeAll
    static void people() {
        interviews = new ReviewedInterviews(STORES);
    }

    @AfterAll
    static void the_chain_holds_to_its_end() {
        assertThat(STORES.bean(LedgerCheck.class).check()).isNotEmpty().allMatch(LedgerCheck.Result.Unbroken.class::isInstance);
    }

    @Test
    void a_police_pull_is_refused_without_a_purpose() {
        var authorised = released(wish(WishDecision.AGREE));
        var before = entries();
        for (var purpose : List.of("", "  ", "ab", "x".repeat(501), "line\\nbreak")) {
            var answer = ask(interviews.constable, "{ completedInterviews(purpose: \"%s\") { edges { node { document } } } }".formatted(purpose));
            assertThat(answer.code()).as(purpose).isEqualTo("badArgument");
            assertThat(answer.json().path("data").path("completedInterviews").isObject()).isFalse();
        }
        var without = ask(interviews.constable, "{ completedInterviews { edges { node { document } } } }");
        assertThat(without.code()).isEqualTo("badDocument");
        assertThat(without.json().has("data")).isFalse();
        assertThat(entries()).isEqualTo(before);
        assertThat(interviews.packs(authorised)).hasSize(1);
    }

    @Test
    void nobody_but_the_police_pulls() {
        for (var role : Set.of(Role.TEAM_MANAGER, Role.SOCIAL_WORKER, Role.MISSING_COORDINATOR, Role.MISSING_WORKER, Role.AUTHORITY_ADMIN)) {
            assertThat(interviews.pull(interviews.people.add(role), null, 20).code()).as(role.word()).isEqualTo("notAllowed");
        }
    }

    @Test
    void another_force_gets_nothing() {
        var interview = released(wish(WishDecision.AGREE));
        var other = interviews.otherConstable();
        assertThat(interviews.packs(other, interview)).isEmpty();
        assertThat(interviews.packs(interview)).hasSize(1);
        var pack = interviews.packs(interview).getFirst();
        assertThat(codes(acknowledge(other, pack, pack.path("documentDigest").asText()))).containsExactly("notFound");
    }

    @Test
    void a_force_gets_its_own_episodes_only() {
        var other = interviews.otherConstable();
        var interview = interviews.handedInFor(other.agencyId(), SIGNED, wish(WishDecision.AGREE));
        interviews.authorised(interviews.manager, interview);
        assertThat(interviews.packs(interview)).isEmpty();
        assertThat(interviews.packs(other, interview)).hasSize(1);
    }

    @Test
    void an_interview_that_is_not_authorised_never_appears() {
        var submitted = interviews.handedIn(wish(WishDecision.AGREE));
        var returned = interviews.handedIn(wish(WishDecision.AGREE));
        interviews.returned(interviews.manager, returned, "Please add.");
        assertThat(interviews.packs(submitted)).isEmpty();
        assertThat(interviews.packs(returned)).isEmpty();
    }

    @Test
    void no_pack_can_be_had_round_the_ledger() {
        var pack = interviews.packs(released(wish(WishDecision.AGREE))).getFirst();
        var before = entries();
        var answer = ask(interviews.constable, "{ node(id: \"%s\") { id ... on Pack { document } } }".formatted(pack.path("id").asText()));
        assertThat(answer.code()).isEqualTo("notAllowed");
        assertThat(answer.json().toString()).doesNotContain("Missing");
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void a_ledger_that_cannot_be_written_gives_503_and_no_data() {
        var interview = released(wish(WishDecision.AGREE));
        interviews.change("ALTER TABLE ledger_entry RENAME TO ledger_entry_gone");
        try {
            var answer = interviews.pull(interviews.constable, null, 50);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("unavailable");
            assertThat(answer.json().has("data")).isFalse();
        } finally {
            interviews.change("ALTER TABLE ledger_entry_gone RENAME TO ledger_entry");
        }
        assertThat(interviews.packs(interview)).hasSize(1);
    }

    @Test
    void the_ledger_is_written_before_the_answer() {
        released(wish(WishDecision.AGREE));
        var before = entries();
        interviews.change("ALTER TABLE audit_entry RENAME TO audit_entry_gone");
        try {
            var answer = interviews.pull(interviews.constable, null, 1);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().has("data")).isFalse();
        } finally {
            interviews.change("ALTER TABLE audit_entry_gone RENAME TO audit_entry");
        }
        assertThat(entries()).as("what could not be answered was in the ledger already").isEqualTo(before + 1);
    }

    @Test
    void where_the_young_person_refused_only_the_outcome_leaves() {
        assertOutcomeOnly(released(wish(WishDecision.REFUSE)), "youngPersonsWish", "held");
    }

    @Test
    void where_nobody_asked_or_the_young_person_could_not_decide_only_the_outcome_leaves() {
        assertOutcomeOnly(released(), "noDecision", "held");
        assertOutcomeOnly(released(wish(WishDecision.NOT_ASKED)), "noDecision", "held");
        assertOutcomeOnly(released(wish(WishDecision.CANNOT)), "noDecision", "held");
    }

    @Test
    void a_young_person_who_is_not_competent_has_not_agreed() {
        var interview = interviews.handedIn(wish(WishDecision.AGREE), answer("competence", "notCompetent"));
        interviews.authorised(interviews.manager, interview, Map.of("prHolderView", "Asked by phone; form follows."));
        assertOutcomeOnly(interview, "noDecision", "held");
    }

    @Test
    void who_would_not_sign_has_not_agreed() {
        var interview = interviews.handedInUnsigned(wish(WishDecision.AGREE));
        interviews.authorised(interviews.manager, interview);
        assertOutcomeOnly(interview, "noDecision", "held");
    }

    @Test
    void an_agreement_added_after_a_refusal_does_not_undo_it() {
        var changed = interviews.revised(interviews.handedIn(wish(WishDecision.REFUSE)), wish(WishDecision.AGREE));
        interviews.authorised(interviews.manager, changed);
        assertOutcomeOnly(changed, "youngPersonsWish", "held");
    }

    @Test
    void an_agreement_to_other_words_than_these_is_none() {
        var changed = interviews.revised(interviews.handedIn(wish(WishDecision.AGREE)), answer("ypConcerns", "Put in his mouth afterwards."));
        interviews.authorised(interviews.manager, changed);
        assertOutcomeOnly(changed, "noDecision", "held");
    }

    @Test
    void what_only_practitioners_write_may_change_without_undoing_the_agreement() {
        var changed = interviews.revised(interviews.handedIn(wish(WishDecision.AGREE)), answer("riskNow", "same"));
        interviews.authorised(interviews.manager, changed);
        assertThat(interviews.packs(changed).getFirst().path("content").asText()).isEqualTo("agreed");
    }

    @Test
    void of_a_declined_interview_the_police_learn_that_it_was_declined() {
        var interview = interviews.handedIn(answer("rhiOutcome", "declined"), answer("interviewTakenPlace", "no"), wish(WishDecision.AGREE));
        interviews.authorisedWithEverythingOpen(interviews.manager, interview);
        assertOutcomeOnly(interview, "noDecision", "declined");
    }

    @Test
    void what_the_young_person_left_out_does_not_leave_released_or_not() {
        var pack = interviews.packs(released(List.of("whatHappened", "whyHome"), wish(WishDecision.PART, "why", "returning"))).getFirst();
        assertThat(pack.path("content").asText()).isEqualTo("agreed");
        assertThat(fields(pack)).contains("familyName", "outHarm", "whatHappened", "harmed")
                .doesNotContain("whyHome", "whyPlanned", "whyPlannedComments", "whyKeptAgainstWill", "retOwnAccord", "retReturnedByComments", "retTreatment");
        assertThat(withheld(pack)).contains("why youngPersonsWish", "returning youngPersonsWish", "narrative notReleased", "checks notShared")
                .doesNotContain("all youngPersonsWish");
        assertThat(document(pack).path("document").isMissingNode()).isTrue();
        assertThat(pack.path("document").asText()).doesNotContain("till I'd paid him back", "Police found me", "Talks openly", "Read and discussed.");
    }

    @Test
    void agreement_shares_the_forms_defaults_and_what_the_manager_released() {
        var pack = interviews.packs(released(List.of("whatHappened"), wish(WishDecision.AGREE))).getFirst();
        assertThat(fields(pack)).contains("whyKeptAgainstWillComments", "whatHappened", "disruption").doesNotContain("whatMadeYouGo", "strengths", "analysis");
        assertThat(sha256(pack.path("document").asText())).isEqualTo(pack.path("documentDigest").asText());
        var outcome = document(pack).path("outcome");
        assertThat(outcome.path("interview").asText()).isEqualTo("held");
        assertThat(outcome.path("at").asText()).isEqualTo("2016-05-17T13:00:00Z");
        assertThat(outcome.path("immediateSafety").asText()).isEqualTo("yes");
        assertThat(document(pack).at("/episodes/0/policeLogNumber").asText()).isEqualTo("PO-9254689");
        assertThat(document(pack).path("authorisedBy").asText()).isEqualTo(interviews.manager.displayName());
        assertThat(document(pack).path("consent").path("wordingVersion").asText()).isEqualTo("rhi-1-en");
    }

    @Test
    void once_the_time_agreed_to_is_over_the_outcome_takes_the_packs_place() {
        var interview = released(agreeUntil("2016-05-31"));
        var agreed = interviews.packs(interview).getFirst();
        assertThat(agreed.path("content").asText()).isEqualTo("agreed");
        CLOCK.move(Duration.ofDays(14));
        assertOutcomeOnly(interview, "agreementOver", "held");
        assertThat(codes(acknowledge(interviews.constable, agreed, agreed.path("documentDigest").asText()))).isEmpty();
    }

    @Test
    void a_newer_authorised_revision_takes_the_place_of_the_older() {
        var interview = released(wish(WishDecision.AGREE));
        var cursor = end(interviews.pull(interviews.constable, null, 50));
        var later = interviews.revised(interview, answer("cpReferral", "consulted"));
        interviews.authorised(interviews.manager, later, "whatHappened");
        var packs = interviews.packs(interview);
        assertThat(packs).hasSize(1);
        assertThat(document(packs.getFirst()).path("contentDigest").asText()).isEqualTo(later.digest());
        assertThat(interviews.pull(interviews.constable, cursor, 50).json().at("/data/completedInterviews/edges")).hasSize(1);
    }

    @Test
    void packs_come_in_the_order_of_their_release_from_a_cursor() {
        var constable = interviews.otherConstable();
        for (int i = 0; i < 3; i++) {
            interviews.authorised(interviews.manager, interviews.handedInFor(constable.agencyId(), SIGNED, wish(WishDecision.AGREE)));
        }
        var first = interviews.pull(constable, null, 2);
        assertThat(first.json().at("/data/completedInterviews/edges")).hasSize(2);
        assertThat(first.json().at("/data/completedInterviews/pageInfo/hasNextPage").asBoolean()).isTrue();
        var second = interviews.pull(constable, end(first), 2);
        assertThat(second.json().at("/data/completedInterviews/edges")).hasSize(1);
        var nothingNew = interviews.pull(constable, end(second), 2);
        assertThat(nothingNew.json().at("/data/completedInterviews/edges")).isEmpty();
        assertThat(end(nothingNew)).isEqualTo(end(second));
    }

    @Test
    void each_pull_is_in_the_audit_and_in_the_ledger() {
        var interview = released(wish(WishDecision.AGREE));
        interviews.packs(interview);
        assertThat(count("SELECT count(*) AS n FROM audit_entry WHERE operation = 'completedInterviews' AND child_id = ?", interview.child())).isEqualTo(1);
        assertThat(count("SELECT count(*) AS n FROM ledger_entry e JOIN pack p ON p.id = e.pack_id WHERE p.child_id = ? AND e.purpose = 'Looking for a missing child'",
                interview.child())).isEqualTo(1);
    }

    @Test
    void an_acknowledgement_names_the_bytes_and_is_recorded_once() {
        var interview = released(wish(WishDecision.AGREE));
        var pack = interviews.packs(interview).getFirst();
        var wrong = acknowledge(interviews.constable, pack, "0".repeat(64));
        assertThat(codes(wrong)).containsExactly("wrongDigest");
        var acknowledged = acknowledge(interviews.constable, pack, sha256(pack.path("document").asText()));
        assertThat(acknowledged.at("/pack/acknowledgedAt").asText()).isNotEmpty();
        assertThat(acknowledge(interviews.constable, pack, sha256(pack.path("document").asText()))).isEqualTo(acknowledged);
        assertThat(interviews.packs(interview).getFirst().path("acknowledgedAt").asText()).isEqualTo(acknowledged.at("/pack/acknowledgedAt").asText());
        assertThat(count("SELECT count(*) AS n FROM ledger_entry e JOIN pack p ON p.id = e.pack_id WHERE p.child_id = ? AND e.kind = 'acknowledge'",
                interview.child())).isEqualTo(1);
    }

    private static void assertOutcomeOnly(ReviewedInterviews.HandedIn interview, String reason, String held) {
        var packs = interviews.packs(interview);
        assertThat(packs).hasSize(1);
        var pack = packs.getFirst();
        assertThat(pack.path("content").asText()).isEqualTo("outcomeOnly");
        assertThat(withheld(pack)).containsExactly("all " + reason);
        assertThat(document(pack).fieldNames()).toIterable().doesNotContain("fields", "consent", "authorisedBy");
        assertThat(document(pack).at("/outcome/interview").asText()).isEqualTo(held);
        assertThat(pack.path("document").asText()).doesNotContain("Tom").doesNotContain("Missing").doesNotContain("weed").contains("PO-9254689");
    }

    private static ReviewedInterviews.HandedIn released(ReviewedInterviews.Change... changes) {
        return released(List.of(), changes);
    }

    private static ReviewedInterviews.HandedIn released(List<String> fields, ReviewedInterviews.Change... changes) {
        var interview = interviews.handedIn(changes);
        var answer = interviews.authorised(interviews.manager, interview, fields.toArray(String[]::new));
        assertThat(answer.at("/submission/state").asText()).as(answer.toPrettyString()).isEqualTo("authorised");
        return interview;
    }

    private static JsonNode acknowledge(Person by, JsonNode pack, String digest) {
        return interviews.http.graphql(interviews.people.token(by), """
                mutation($input: AcknowledgePackInput!) { acknowledgePack(input: $input) { pack { id acknowledgedAt } problems { code path } } }""",
                Map.of("input", Map.of("packId", pack.path("id").asText(), "documentDigest", digest))).json().at("/data/acknowledgePack");
    }

    private static Http.Answer ask(Person by, String document) {
        return interviews.http.graphql(interviews.people.token(by), document, Map.of());
    }

    private static List<String> withheld(JsonNode pack) {
        return StreamSupport.stream(pack.path("withheld").spliterator(), false)
                .map(one -> one.path("section").asText() + " " + one.path("reason").asText()).toList();
    }

    private static List<String> codes(JsonNode payload) {
        return StreamSupport.stream(payload.path("problems").spliterator(), false).map(problem -> problem.path("code").asText()).toList();
    }

    private static String end(Http.Answer answer) {
        return answer.json().at("/data/completedInterviews/pageInfo/endCursor").asText();
    }

    private static long entries() {
        return count("SELECT count(*) AS n FROM ledger_entry");
    }

    private static long count(String sql, Object... values) {
        return STORES.bean(Register.class).first(Sql.of(sql, values), row -> row.number("n")).orElseThrow();
    }

    private static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
