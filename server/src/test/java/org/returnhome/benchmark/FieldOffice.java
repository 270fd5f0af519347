package org.returnhome.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.returnhome.demo.WorkedVisit;
import org.returnhome.submission.TabletSigner;

/** The demo authority at work over HTTP, up to a worker with an enrolled tablet and a visit: who sends what is measured. */
final class FieldOffice implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SYNC = "mutation ($input: SyncSubmissionsInput!) { syncSubmissions(input: $input) {"
            + " results { outcome submissionId contentDigest receipt problems { code path message retryable } } problems { code path message } } }";

    private final URI server;
    private final HttpClient client = HttpClient.newHttpClient();

    FieldOffice(URI server) {
        this.server = server;
    }

    /** Reports an episode, records the return and gives the visit to the worker, whose tablet is enrolled. */
    WorkedVisit visit(String form) throws IOException, InterruptedException {
        var coordinator = signIn("coordinator");
        var worker = signIn("worker");
        var person = ask(worker, "{ viewer { person { id } } }", NODES.objectNode()).path("viewer").path("person").path("id").asText();
        var child = ask(coordinator, "{ episodes(first: 1) { nodes { child { id } } } }", NODES.objectNode())
                .path("episodes").path("nodes").path(0).path("child").path("id").asText();
        var episode = change(coordinator, "reportEpisode", "episode { id }", NODES.objectNode().put("clientId", UUID.randomUUID().toString())
                .put("childId", child).put("category", "missing").put("homeOrCare", "home").put("missingFrom", hoursAgo(60)).put("reportedAt", hoursAgo(59)))
                .path("episode").path("id").asText();
        change(coordinator, "recordReturn", "episode { id }", NODES.objectNode().put("episodeId", episode)
                .put("foundAt", hoursAgo(50)).put("returnedAt", hoursAgo(49)));
        var assignment = NODES.objectNode().put("clientId", UUID.randomUUID().toString()).put("formKey", form).put("workerId", person);
        assignment.putArray("episodeIds").add(episode);
        var visit = change(coordinator, "assignVisit", "visit { id facts child { id } episodes { id } form { key version } }", assignment).path("visit");
        return WorkedVisit.of(visit, tablet(coordinator, worker, person));
    }

    /** An access token of the demo worker; it is good for ten minutes. */
    String workerToken() throws IOException, InterruptedException {
        return signIn("worker");
    }

    /** How long the service's JVM has compiled so far; several compilers at the same time count each. */
    long compilerMilliseconds() throws IOException, InterruptedException {
        return Long.parseLong(client.send(HttpRequest.newBuilder(server.resolve("/floor/compilers")).build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    /** Requests with so many interviews each, all signed and all different. */
    static List<byte[]> requests(Workload workload, int count, WorkedVisit visit, String token) {
        return IntStream.range(0, count).parallel().mapToObj(request -> {
            var items = IntStream.range(0, workload.itemsInRequest()).mapToObj(item -> visit.next().item().toJson()).toList();
            return Connection.request(workload.path(), token,
                    "{\"query\":\"" + SYNC + "\",\"variables\":{\"input\":{\"items\":[" + String.join(",", items) + "]}}}");
        }).toList();
    }

    @Override
    public void close() {
        client.close();
    }

    private TabletSigner tablet(String coordinator, String worker, String person) throws IOException, InterruptedException {
        var code = change(coordinator, "issueEnrolmentCode", "code", NODES.objectNode().put("personId", person).put("deviceName", "Benchmark tablet")).path("code").asText();
        var unnamed = TabletSigner.withNewKey(id(person), id(person));
        var device = change(worker, "enrolDevice", "device { id }", NODES.objectNode().put("code", code).put("publicKey", unnamed.publicJwk())
                .put("name", "Benchmark tablet").put("proof", unnamed.enrolmentProof(code))).path("device").path("id").asText();
        return TabletSigner.withKey(id(person), id(device), unnamed.privateJwk());
    }

    private String signIn(String userName) throws IOException, InterruptedException {
        return post("/token", "", "application/x-www-form-urlencoded", "grant_type=password&username=" + userName + "&password=fernwick-demo-only")
                .path("access_token").asText();
    }

    private JsonNode change(String token, String mutation, String selection, ObjectNode input) throws IOException, InterruptedException {
        var type = mutation.substring(0, 1).toUpperCase() + mutation.substring(1) + "Input!";
        var payload = ask(token, "mutation ($input: " + type + ") { " + mutation + "(input: $input) { " + selection + " problems { code path message } } }",
                NODES.objectNode().set("input", input)).path(mutation);
        if (!payload.path("problems").isEmpty()) {
            throw new IOException(mutation + " was refused: " + payload.path("problems"));
        }
        return payload;
    }

    private JsonNode ask(String token, String document, ObjectNode variables) throws IOException, InterruptedException {
        var answer = post("/graphql", "Bearer " + token, "application/json", NODES.objectNode().put("query", document).set("variables", variables).toString());
        if (answer.has("errors")) {
            throw new IOException("refused: " + answer.path("errors"));
        }
        return answer.path("data");
    }

    private JsonNode post(String path, String authorization, String type, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path)).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return JSON.readTree(client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body());
    }

    private static UUID id(String globalId) {
        return UUID.fromString(globalId.substring(globalId.indexOf(':') + 1));
    }

    private static String hoursAgo(int hours) {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(hours, ChronoUnit.HOURS).toString();
    }
}
