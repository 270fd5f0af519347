package org.returnhome.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.returnhome.access.Agencies;
import org.returnhome.access.Agency;
import org.returnhome.access.People;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.child.ChildStatus;
import org.returnhome.child.TestChildren;
import org.returnhome.episode.Episode;
import org.returnhome.episode.EpisodeCategory;
import org.returnhome.episode.EpisodeState;
import org.returnhome.episode.Episodes;
import org.returnhome.episode.HomeOrCare;
import org.returnhome.form.Forms;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.AbsentReason;
import org.returnhome.submission.AnswerSource;
import org.returnhome.submission.FormReference;
import org.returnhome.submission.TabletDraft;
import org.returnhome.submission.TabletSigner;
import org.returnhome.submission.Wish;
import org.returnhome.submission.WishDecision;
import org.returnhome.submission.WishManner;
import org.returnhome.visit.AssignVisit;
import org.returnhome.visit.Visit;

/** An authority in which Tom is interviewed over and over, from the visit to the police, over HTTP. */
final class ReviewedInterviews {

    /** The day after Tom's interview (domain §8, example 1). */
    static final String NOW = "2016-05-18T09:00:00Z";
    static final String FORM = "returnHomeInterview";

    static final TabletDraft.Signing SIGNED = TabletDraft.Signing.ticked("youngPerson", "Tom Missing");

    private static final WorkedInterview TOM = WorkedInterview.read();

    final TestStores stores;
    final TestPeople people;
    final Http http;
    final Person worker;
    final Person coordinator;
    final Person manager;
    final Person constable;
    private final Ids ids = new Ids();
    private final TabletSigner tablet;

    ReviewedInterviews(TestStores stores) {
        this.stores = stores;
        people = TestPeople.in(stores);
        http = new Http(stores);
        worker = people.add(Role.MISSING_WORKER);
        coordinator = people.add(Role.MISSING_COORDINATOR);
        manager = people.add(Role.TEAM_MANAGER);
        constable = people.add(Role.POLICE);
        tablet = tabletOf(worker);
    }

    /** An interview as handed in. */
    record HandedIn(UUID child, UUID episode, TabletSigner.Signed signed) {
        String id() {
            return "Submission:" + signed.envelope().id();
        }

        String digest() {
            return signed.contentDigest();
        }
    }

    /** What a tablet writes before it is signed; {@code change} takes away and adds. */
    interface Change extends Consumer<TabletDraft> {
        Change NONE = draft -> { };
    }

    /** Tom's interview with these wishes about the police, handed in. */
    HandedIn handedIn(Change... changes) {
        return handedInFor(people.police(), SIGNED, changes);
    }

    /** The same, which the young person would not sign. */
    HandedIn handedInUnsigned(Change... changes) {
        return handedInFor(people.police(), TabletDraft.Signing.refused("youngPerson", "Tom Missing", "Did not want to."), changes);
    }

    /** The same, of an episode that this force handles. */
    HandedIn handedInFor(UUID force, TabletDraft.Signing signing, Change... changes) {
        var child = TestChildren.add(stores, people.authority(), Optional.of(people.team()), Optional.empty()).id();
        var episode = episode(child, force);
        var visit = visit(episode);
        var draft = tom(child, episode, visit);
        for (var change : changes) {
            change.accept(draft);
        }
        return new HandedIn(child, episode, sync(tablet.sign(draft.sign(signing), signedByChild())));
    }

    /** A further revision of an interview. */
    HandedIn revised(HandedIn earlier, Change... changes) {
        var draft = TabletDraft.revising(earlier.signed(), OffsetDateTime.ofInstant(now(), ZoneOffset.UTC));
        for (var change : changes) {
            change.accept(draft);
        }
        return new HandedIn(earlier.child(), earlier.episode(), sync(tablet.sign(draft, signedByChild())));
    }

    static Change wish(WishDecision decision, String... exceptSections) {
        return draft -> draft.wish("police", decision, exceptSections);
    }

    static Change agreeUntil(String day) {
        return draft -> draft.wish(new Wish("police", Optional.empty(), WishDecision.AGREE, List.of(), Optional.empty(),
                Optional.of(LocalDate.parse(day)), Optional.of(WishManner.SPOKEN)));
    }

    static Change answer(String question, String value) {
        return draft -> draft.answer(question, value, AnswerSource.WORKER);
    }

    static Change none(String question) {
        return draft -> draft.answer(question, JsonNodeFactory.instance.textNode(""), AnswerSource.WORKER);
    }

    JsonNode returned(Person by, HandedIn interview, String reason) {
        return mutation(by, "returnSubmission", "ReturnSubmissionInput!",
                Map.of("submissionId", interview.id(), "contentDigest", interview.digest(), "reason", reason));
    }

    JsonNode authorised(Person by, HandedIn interview, String... released) {
        return mutation(by, "authoriseSubmission", "AuthoriseSubmissionInput!", Map.of("submissionId", interview.id(),
                "contentDigest", interview.digest(), "comment", "Read and discussed.", "releaseToPolice", List.of(released)));
    }

    JsonNode authorised(Person by, HandedIn interview, Map<String, String> accepted) {
        var findings = accepted.entrySet().stream().map(one -> Map.of("path", one.getKey(), "reason", one.getValue())).toList();
        return mutation(by, "authoriseSubmission", "AuthoriseSubmissionInput!", Map.of("submissionId", interview.id(),
                "contentDigest", interview.digest(), "comment", "Read and discussed.", "acceptedFindings", findings));
    }

    /** Authorises with a reason for whatever the form still asks for. */
    JsonNode authorisedWithEverythingOpen(Person by, HandedIn interview) {
        var findings = http.graphql(people.token(by), "query($id: ID!) { submission(id: $id) { current { findings { kind path } } } }",
                Map.of("id", interview.id())).json().at("/data/submission/current/findings");
        var accepted = new LinkedHashMap<String, String>();
        findings.forEach(finding -> {
            if (List.of("required", "mustBe").contains(finding.path("kind").asText())) {
                accepted.put(finding.path("path").asText(), "Not to be had.");
            }
        });
        return authorised(by, interview, accepted);
    }

    JsonNode mutation(Person by, String field, String type, Map<String, Object> input) {
        var answer = http.graphql(people.token(by), """
                mutation($input: %s) { %s(input: $input) {
                  submission { id state reviews { decision contentDigest reviewer { id } decidedAt comment releasedToPolice acceptedFindings { path reason } }
                    due { code stoppedAt state } }
                  problems { code path message retryable } } }""".formatted(type, field), Map.of("input", input));
        return answer.json().has("data") && answer.json().path("data").hasNonNull(field) ? answer.json().path("data").path(field) : answer.json();
    }

    Http.Answer pull(Person by, String after, int first) {
        return http.graphql(people.token(by), """
                query($after: String, $first: Int) { completedInterviews(after: $after, first: $first, purpose: "Looking for a missing child") {
                  edges { cursor node { id document documentDigest content madeAt acknowledgedAt withheld { section reason } } }
                  pageInfo { hasNextPage endCursor } } }""",
                after == null ? Map.of("first", first) : Map.of("after", after, "first", first));
    }

    /** The packs of an interview that the constable's force is handed now. */
    List<JsonNode> packs(HandedIn interview) {
        return packs(constable, interview);
    }

    List<JsonNode> packs(Person by, HandedIn interview) {
        var packs = new ArrayList<JsonNode>();
        var answer = pull(by, null, 50).json().path("data").path("completedInterviews").path("edges");
        answer.forEach(edge -> {
            if (document(edge.path("node")).path("submission").asText().equals(interview.signed().envelope().id().toString())) {
                packs.add(edge.path("node"));
            }
        });
        return packs;
    }

    static JsonNode document(JsonNode pack) {
        return WorkedInterview.json(pack.path("document").asText());
    }

    static List<String> fields(JsonNode pack) {
        var ids = new ArrayList<String>();
        document(pack).path("fields").forEach(field -> ids.add(field.path("question").asText()));
        return ids;
    }

    /** Another force, with a constable of its own. */
    Person otherConstable() {
        var force = ids.next();
        stores.bean(Agencies.class).add(new Agency(force, people.authority(), "Northwold Police " + force, Agency.Kind.POLICE));
        var person = new Person(ids.next(), people.authority(), force, Optional.empty(), Role.POLICE, "Sample police", true);
        stores.bean(People.class).add(person, person.id().toString(), Optional.empty());
        return person;
    }

    void change(String sql, Object... values) {
        stores.bean(Register.class).change(Sql.of(sql, values));
    }

    private UUID episode(UUID child, UUID force) {
        var episode = new Episode(ids.next(), people.authority(), child, ids.next(), EpisodeCategory.MISSING, EpisodeState.RETURNED, HomeOrCare.CARE,
                Instant.parse("2016-05-09T08:00:00Z"), Instant.parse("2016-05-09T10:30:00Z"), Optional.empty(), Optional.of("PO-9254689"),
                Optional.of(force), Optional.empty(), Optional.of(Instant.parse("2016-05-15T15:00:00Z")), Optional.of(Instant.parse("2016-05-15T15:40:00Z")),
                Optional.of("Did not come back."), ChildStatus.LAC, false);
        stores.bean(Episodes.class).add(episode);
        return episode.id();
    }

    private UUID visit(UUID episode) {
        return switch (stores.bean(AssignVisit.class).assign(people.caller(coordinator), new AssignVisit.Request(ids.next(), Optional.empty(),
                List.of(episode), Optional.of(FORM), worker.id(), Optional.empty()))) {
            case AssignVisit.Outcome.Assigned(Visit visit) -> visit.id();
            case AssignVisit.Outcome.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private TabletDraft tom(UUID child, UUID episode, UUID visit) {
        var form = stores.bean(Forms.class).current(FORM).orElseThrow();
        var draft = new TabletDraft(ids.next(), new FormReference(form.key(), form.version(), form.hash()), child, TOM.evaluatedAt())
                .visit(visit).episode(episode).wordingVersion("rhi-1-en").heldAt(OffsetDateTime.parse("2016-05-17T14:00:00+01:00"));
        TOM.facts().properties().forEach(fact -> draft.fact(fact.getKey(), fact.getValue()));
        TOM.answers().properties().forEach(answer -> {
            if (answer.getValue().has("value") && !answer.getKey().equals("consentRecipients")) {
                draft.answer(answer.getKey(), answer.getValue().get("value"), AnswerSource.CHILD);
            } else if (answer.getValue().has("absent")) {
                draft.absent(answer.getKey(), AbsentReason.valueOf(constant(answer.getValue().get("absent").asText())));
            }
        });
        return draft.answer("consentRecipients", recipients(), AnswerSource.CHILD);
    }

    private static JsonNode recipients() {
        var rows = JsonNodeFactory.instance.arrayNode();
        rows.addObject().put("recipient", "socialWorker").put("decision", "agree");
        return rows;
    }

    private TabletSigner.Signed sync(TabletSigner.Signed signed) {
        var blobs = signed.item().blobs().stream().map(blob -> Map.of("digest", blob.digest(), "content", blob.content())).toList();
        var answer = http.graphql(people.token(worker), """
                mutation($input: SyncSubmissionsInput!) { syncSubmissions(input: $input) { results { outcome problems { code path message } } problems { code } } }""",
                Map.of("input", Map.of("items", List.of(Map.of("jws", signed.item().jws(), "blobs", blobs)))));
        var outcome = answer.json().path("data").path("syncSubmissions").path("results").path(0).path("outcome").asText();
        if (!List.of("accepted", "conflict").contains(outcome)) {
            throw new AssertionError(answer.json().toPrettyString());
        }
        return signed;
    }

    private Set<String> signedByChild() {
        return stores.bean(Forms.class).current(FORM).orElseThrow().form().questions().values().stream()
                .filter(question -> question.json().get("signedByChild").isPresent()).map(question -> question.id()).collect(Collectors.toSet());
    }

    private TabletSigner tabletOf(Person person) {
        var key = TestPeople.key();
        return TabletSigner.withKey(person.id(), people.enrol(person, key).id(), key.toJSONString());
    }

    private Instant now() {
        return stores.bean(Clock.class).instant();
    }

    private static String constant(String word) {
        return word.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }
}
