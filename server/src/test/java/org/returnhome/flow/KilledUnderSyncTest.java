package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.returnhome.Contexts;
import org.returnhome.Server;
import org.returnhome.storage.Ids;
import org.returnhome.storage.KilledServer;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;
import org.returnhome.submission.AnswerSource;
import org.returnhome.submission.ContentDigest;
import org.returnhome.submission.FormReference;
import org.returnhome.submission.SubmissionDocuments;
import org.returnhome.submission.SubmissionItem;
import org.returnhome.submission.TabletDraft;
import org.returnhome.submission.TabletSigner;
import org.returnhome.submission.intake.RebuildProjection;

/**
 * The server is killed (SIGKILL) while tablets sync, over and over on one data directory: whatever was receipted is there,
 * whole, and the index is what the documents say.
 */
class KilledUnderSyncTest {

    private static final int TRIALS = 10;
    private static final int SENDERS = 6;
    private static final int ITEMS = 3;
    private static final String PASSWORD = "fernwick-demo-only";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    /** Receipts by the key of their document, over all trials. */
    private final Map<String, String> receipts = new ConcurrentHashMap<>();
    private final Ids ids = new Ids();
    private TabletSigner tablet;
    private JsonNode visit;
    private UUID authority;

    @Test
    void nothing_receipted_is_lost_or_torn_in_ten_kills_under_load() throws Exception {
        try (var server = KilledServer.on(directory).setting("DEMO_DATA", "true").start()) {
            enrol(server);
            for (int trial = 1; trial <= TRIALS; trial++) {
                int before = receipts.size();
                killUnderLoad(server);
                var left = server.postgreSql();
                assertThat(receipts.size()).as("receipts of trial %d", trial).isGreaterThan(before);
                try (var next = Contexts.start(Map.of("return-home.stores.data-directory", directory.toString(), "micronaut.server.port", "-1"))) {
                    Server.start(next);
                    assertThat(left).allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20)));
                    check(next);
                }
                System.out.printf("Kill %d: %d receipts, all kept%n", trial, receipts.size());
                if (trial < TRIALS) {
                    server.start();
                }
            }
        }
    }

    /** Everything that was receipted is stored under its receipt, whole; and the index made anew is the index that is there. */
    private void check(ApplicationContext context) {
        var stored = context.getBean(SubmissionDocuments.class).find(receipts.keySet());
        assertThat(stored.keySet()).isEqualTo(receipts.keySet());
        stored.forEach((key, document) -> {
            assertThat(document.receipt()).isEqualTo(receipts.get(key));
            assertThat(ContentDigest.of(document.envelope())).isEqualTo(document.contentDigest());
            assertThat(document.read().id()).isEqualTo(document.submissionId());
        });
        var after = tables(context);
        context.getBean(RebuildProjection.class).rebuild();
        assertThat(tables(context)).isEqualTo(after);
        assertThat(after.get("submission_revision").size()).isGreaterThanOrEqualTo(receipts.size());
    }

    private static Map<String, List<String>> tables(ApplicationContext context) {
        var tables = new TreeMap<String, List<String>>();
        RebuildProjection.TABLES.forEach(table -> tables.put(table, context.getBean(Register.class).list(
                Sql.of("SELECT row_to_json(t)::text AS row FROM " + table + " t ORDER BY 1"), row -> row.text("row"))));
        return tables;
    }

    /** Tablets send until the server is gone: at some moment within a second after the first receipts. */
    private void killUnderLoad(KilledServer server) throws InterruptedException {
        var url = server.url("/");
        var token = token(url, "worker");
        var senders = IntStream.range(0, SENDERS).mapToObj(sender -> Thread.ofPlatform().start(() -> send(url, token))).toList();
        int before = receipts.size();
        for (int wait = 0; wait < 6_000 && receipts.size() < before + SENDERS * ITEMS; wait++) {
            Thread.sleep(5);
        }
        Thread.sleep(ThreadLocalRandom.current().nextInt(1_000));
        server.kill();
        for (var sender : senders) {
            sender.join();
        }
    }

    private void send(URI url, String token) {
        try (var client = HttpClient.newHttpClient()) {
            while (true) {
                var items = IntStream.range(0, ITEMS).mapToObj(item -> signed().item()).toArray(SubmissionItem[]::new);
                var answer = ask(client, url, token, "mutation ($input: SyncSubmissionsInput!) { syncSubmissions(input: $input) { results { "
                        + FieldWork.RESULT + " } } }", Map.of("input", FieldWork.input(items)));
                answer.path("syncSubmissions").path("results").forEach(result -> {
                    assertThat(result.path("outcome").asText()).isEqualTo("accepted");
                    receipts.put(authority + "/" + result.path("submissionId").asText() + "/" + result.path("contentDigest").asText(),
                            result.path("receipt").asText());
                });
            }
        } catch (IOException gone) {
            // the server was killed
        }
    }

    private TabletSigner.Signed signed() {
        var now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
        var form = visit.path("form");
        var draft = new TabletDraft(ids.next(), new FormReference(form.path("key").asText(), form.path("version").asInt(), form.path("hash").asText()),
                FieldWork.uuid(visit.path("child").path("id").asText()), now).visit(FieldWork.uuid(visit.path("id").asText())).heldAt(now.minusHours(1))
                .answer("rhiOutcome", "accepted", AnswerSource.WORKER).answer("interviewTakenPlace", "yes", AnswerSource.WORKER)
                .answer("outHarm", "yes", AnswerSource.CHILD).answer("whatHappened", "I went to a friend’s and stayed.", AnswerSource.CHILD)
                .sign(TabletDraft.Signing.drawn("youngPerson", "Tom Sample", FieldWork.STROKES));
        FieldWork.read(visit.path("facts").asText()).properties().forEach(fact -> draft.fact(fact.getKey(), fact.getValue()));
        return tablet.sign(draft, Set.of());
    }

    private void enrol(KilledServer server) throws IOException {
        var url = server.url("/");
        var client = HttpClient.newHttpClient();
        var worker = token(url, "worker");
        var viewer = ask(client, url, worker, "{ viewer { person { id } authority { id } } visits { nodes { id facts child { id } form { key version hash } } } }", Map.of());
        authority = FieldWork.uuid(viewer.path("viewer").path("authority").path("id").asText());
        visit = viewer.path("visits").path("nodes").valueStream().filter(node -> node.path("form").path("key").asText().equals("returnHomeInterview"))
                .findFirst().orElseThrow();
        var person = viewer.path("viewer").path("person").path("id").asText();
        var code = ask(client, url, token(url, "coordinator"), "mutation ($input: IssueEnrolmentCodeInput!) { issueEnrolmentCode(input: $input) { code } }",
                Map.of("input", Map.of("personId", person, "deviceName", "Tablet"))).path("issueEnrolmentCode").path("code").asText();
        var key = TabletSigner.withNewKey(FieldWork.uuid(person), new UUID(0, 0));
        var device = ask(client, url, worker, "mutation ($input: EnrolDeviceInput!) { enrolDevice(input: $input) { device { id } problems { code } } }",
                Map.of("input", Map.of("code", code, "publicKey", key.publicJwk(), "name", "Tablet", "proof", key.enrolmentProof(code))))
                .path("enrolDevice").path("device").path("id").asText();
        tablet = TabletSigner.withKey(FieldWork.uuid(person), FieldWork.uuid(device), key.privateJwk());
    }

    private static String token(URI url, String user) {
        return Http.send(HttpRequest.newBuilder(url.resolve("/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&username=" + user + "&password=" + PASSWORD))).json().path("access_token").asText();
    }

    private static JsonNode ask(HttpClient client, URI url, String token, String document, Map<String, ?> variables) throws IOException {
        var request = HttpRequest.newBuilder(url.resolve("/graphql")).header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document, "variables", variables)))).build();
        try {
            var answer = JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
            if (answer.has("errors")) {
                throw new AssertionError(answer.path("errors").toString());
            }
            return answer.path("data");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
