package org.returnhome.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.access.Device;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.child.Child;
import org.returnhome.child.TestChildren;
import org.returnhome.engine.Engine;
import org.returnhome.form.FormVersion;
import org.returnhome.form.Forms;
import org.returnhome.storage.Ids;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.AnswerSource;
import org.returnhome.submission.FormReference;
import org.returnhome.submission.SubmissionItem;
import org.returnhome.submission.TabletDraft;
import org.returnhome.submission.TabletSigner;
import org.returnhome.submission.TabletSigner.Signed;
import org.returnhome.submission.WishDecision;
import org.returnhome.submission.wire.Sha256;

/** A child who is back, a visit, its worker with an enrolled tablet, and everybody who reads what comes of it; on an authority of its own. */
final class FieldWork {

    static final String RESULT = "outcome submissionId contentDigest receipt problems { code path message retryable }";
    static final byte[] STROKES = "{\"strokes\":[[[10,40],[14,22],[20,61]]]}".getBytes(StandardCharsets.UTF_8);
    private static final ObjectMapper JSON = new ObjectMapper();

    final TestStores stores;
    final TestPeople people;
    final Person workerPerson;
    final Person socialWorkerPerson;
    final SignedIn worker;
    final SignedIn coordinator;
    final SignedIn socialWorker;
    final SignedIn manager;
    final Child child;
    final TabletSigner tablet;
    final Device device;
    final UUID episode;
    final UUID visit;
    final String facts;
    final FormVersion form;

    FieldWork(TestStores stores) {
        this.stores = stores;
        people = TestPeople.in(stores);
        workerPerson = people.add(Role.MISSING_WORKER);
        socialWorkerPerson = people.add(Role.SOCIAL_WORKER);
        worker = signedIn(workerPerson);
        socialWorker = signedIn(socialWorkerPerson);
        coordinator = signedIn(people.add(Role.MISSING_COORDINATOR));
        manager = signedIn(people.add(Role.TEAM_MANAGER));
        child = TestChildren.add(stores, people.authority(), Optional.of(people.team()), Optional.of(socialWorkerPerson.id()));
        var key = TestPeople.key();
        device = people.enrol(workerPerson, key);
        tablet = TabletSigner.withKey(workerPerson.id(), device.id(), key.toJSONString());
        episode = uuid(TestEpisodes.reported(coordinator, TestEpisodes.report(child)));
        coordinator.change("recordReturn", TestEpisodes.returned("Episode:" + episode), "");
        var assigned = assign(child, episode, workerPerson);
        visit = uuid(assigned.path("id").asText());
        facts = assigned.path("facts").asText();
        form = stores.bean(Forms.class).current("returnHomeInterview").orElseThrow();
    }

    SignedIn signedIn(Person person) {
        return SignedIn.as(person, people, stores);
    }

    /** Makes a visit. */
    JsonNode assign(Child who, UUID covered, Person to) {
        return coordinator.change("assignVisit", Map.of("clientId", UUID.randomUUID().toString(), "episodeIds", List.of("Episode:" + covered),
                "formKey", "returnHomeInterview", "workerId", "Person:" + to.id()), "visit { id facts }").path("visit");
    }

    /** Gives the visit to another worker. */
    void reassign(Person to) {
        coordinator.change("assignVisit", Map.of("clientId", UUID.randomUUID().toString(), "visitId", "Visit:" + visit,
                "workerId", "Person:" + to.id()), "visit { id }");
    }

    /** A tablet of another worker, enrolled. */
    TabletSigner tabletOf(Person person) {
        var key = TestPeople.key();
        return TabletSigner.withKey(person.id(), people.enrol(person, key).id(), key.toJSONString());
    }

    /** Device time now: that of the server. */
    OffsetDateTime now() {
        return stores.bean(java.time.Clock.class).instant().atOffset(ZoneOffset.UTC);
    }

    FormReference formReference() {
        return new FormReference(form.key(), form.version(), form.hash());
    }

    /** A short interview on the visit, held an hour ago; with open findings, as most drafts have. */
    TabletDraft interview() {
        return interview(stores.bean(Ids.class).next());
    }

    TabletDraft interview(UUID id) {
        return interview(id, child.id()).visit(visit).episode(episode);
    }

    /** The same about this child, without a visit. */
    TabletDraft interview(UUID id, UUID about) {
        var offers = JsonNodeFactory.instance.arrayNode();
        offers.addObject().put("offeredAt", now().minusHours(2).toString()).put("offeredBy", "I. Example").put("method", "inPerson")
                .put("offeredTo", "Tom").put("outcome", "accepted");
        var draft = new TabletDraft(id, formReference(), about, now()).wordingVersion("rhi-2026-11").heldAt(now().minusHours(1))
                .answer("offers", offers, AnswerSource.WORKER)
                .answer("rhiOutcome", "accepted", AnswerSource.WORKER).answer("interviewTakenPlace", "yes", AnswerSource.WORKER)
                .answer("whatHappened", "I went to a friend’s – Zoë’s – and stayed. 🏠", AnswerSource.CHILD)
                .answer("outHarm", "no", AnswerSource.CHILD).answer("immediateSafety", "yes", AnswerSource.WORKER)
                .wish("police", WishDecision.AGREE).sign(TabletDraft.Signing.drawn("youngPerson", "Tom Sample", STROKES));
        read(facts).properties().forEach(fact -> draft.fact(fact.getKey(), fact.getValue()));
        return draft;
    }

    /** Signed as the tablet signs, with the verdict of the form's own rules. */
    Signed sign(TabletDraft draft) {
        return sign(draft, tablet);
    }

    Signed sign(TabletDraft draft, TabletSigner with) {
        var first = read(new String(with.sign(draft, signedByChild()).payload(), StandardCharsets.UTF_8));
        var verdict = Engine.judge(form.form(), first.path("answers").toString(), first.path("facts").toString(), first.path("evaluatedAt").asText());
        return with.sign(draft.verdict(Sha256.hex(verdict.json().getBytes(StandardCharsets.UTF_8))), signedByChild());
    }

    Set<String> signedByChild() {
        return form.form().questions().values().stream().filter(question -> question.json().get("signedByChild").isPresent())
                .map(question -> question.id()).collect(Collectors.toSet());
    }

    /** The results of a sync by the worker. */
    JsonNode sync(Signed... signed) {
        return sync(worker, Arrays.stream(signed).map(Signed::item).toArray(SubmissionItem[]::new));
    }

    static JsonNode sync(SignedIn sender, SubmissionItem... items) {
        return sender.change("syncSubmissions", input(items), "results { " + RESULT + " }").path("results");
    }

    static Map<String, Object> input(SubmissionItem... items) {
        return Map.of("items", Arrays.stream(items).map(item -> JSON.convertValue(read(item.toJson()), Map.class)).toList());
    }

    /** The first result of a sync in few words: {@code accepted}, or {@code quarantined neverAssigned input.items.0.envelope.child}. */
    static String told(JsonNode results) {
        var result = results.path(0);
        var problem = result.path("problems").path(0);
        return (result.path("outcome").asText() + " " + problem.path("code").asText("") + " " + problem.path("path").asText("")).strip();
    }

    /** What somebody sees of a submission. */
    static JsonNode seen(SignedIn reader, UUID submission, String selection) {
        return reader.ask("query ($id: ID!) { submission(id: $id) { " + selection + " } }", Map.of("id", "Submission:" + submission)).path("submission");
    }

    /** The flags of the current revision. */
    List<String> flags(UUID submission) {
        return texts(seen(coordinator, submission, "current { flags }").path("current").path("flags"));
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    static UUID uuid(String globalId) {
        return UUID.fromString(globalId.substring(globalId.indexOf(':') + 1));
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
