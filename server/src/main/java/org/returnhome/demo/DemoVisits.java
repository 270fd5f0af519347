package org.returnhome.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.graphql.GlobalId;
import org.returnhome.storage.Ids;
import org.returnhome.submission.TabletSigner;

/** Enrols the demo tablets and assigns the demo visits. */
@Singleton
final class DemoVisits {
    private final DemoRequests requests;
    private final Ids ids;

    DemoVisits(DemoRequests requests, Ids ids) {
        this.requests = requests;
        this.ids = ids;
    }

    /** A visit as the worker's tablet knows it. */
    record Assigned(UUID id, String formKey, DemoEpisode episode, UUID episodeId, DemoPerson worker, ObjectNode facts) {}

    /** A tablet of this worker with a key of its own, enrolled with a code from the coordinator. */
    TabletSigner enrol(DemoPeople.Entered entered, DemoPerson worker) {
        var person = entered.people().get(worker).id();
        var code = (String) requests.mutate(entered.caller(DemoPerson.COORDINATOR), "issueEnrolmentCode", "code",
                Map.of("personId", new GlobalId("Person", person).toString(), "deviceName", "Demo tablet")).get("code");
        var unnamed = TabletSigner.withNewKey(person, person);
        var payload = requests.mutate(entered.caller(worker), "enrolDevice", "device { id }", Map.of("code", code,
                "publicKey", unnamed.publicJwk(), "name", "Demo tablet", "proof", unnamed.enrolmentProof(code)));
        var device = DemoEpisodes.uuid((String) ((Map<?, ?>) payload.get("device")).get("id"));
        return TabletSigner.withKey(person, device, unnamed.privateJwk());
    }

    Assigned assign(DemoPeople.Entered entered, Map<DemoEpisode, String> episodes, DemoEpisode episode, String form, DemoPerson worker) {
        var payload = requests.mutate(entered.caller(DemoPerson.COORDINATOR), "assignVisit", "visit { id facts }", Map.of(
                "clientId", ids.next().toString(), "episodeIds", List.of(episodes.get(episode)), "formKey", form,
                "workerId", new GlobalId("Person", entered.people().get(worker).id()).toString(), "note", "Made-up visit. Ring the bell twice."));
        var visit = (Map<?, ?>) payload.get("visit");
        return new Assigned(DemoEpisodes.uuid((String) visit.get("id")), form, episode, DemoEpisodes.uuid(episodes.get(episode)), worker,
                (ObjectNode) WorkedAnswers.json((String) visit.get("facts")));
    }

    /** Something the worker did on the way to the interview, so many hours ago. */
    void attempt(DemoPeople.Entered entered, Assigned visit, String kind, OffsetDateTime at, String note) {
        requests.mutate(entered.caller(visit.worker()), "recordContactAttempt", "attempt { id }", Map.of("clientId", ids.next().toString(),
                "visitId", new GlobalId("Visit", visit.id()).toString(), "kind", kind, "at", Times.text(at), "note", note));
    }

    /** What the worker's tablet says of itself: all is well, or two interviews have waited for long. */
    void heartbeat(DemoPeople.Entered entered, DemoPerson worker, TabletSigner tablet, Optional<OffsetDateTime> oldestUnsent) {
        var input = new HashMap<String, Object>(Map.of("deviceId", new GlobalId("Device", tablet.device()).toString(), "unsent", oldestUnsent.isPresent() ? 2 : 0,
                "setAside", 0, "clockOffsetMilliseconds", 140, "storagePersisted", oldestUnsent.isEmpty(), "appVersion", "0.1"));
        oldestUnsent.ifPresent(at -> input.put("oldestUnsentAt", Times.text(at)));
        requests.mutate(entered.caller(worker), "heartbeat", "device { id }", input);
    }
}
