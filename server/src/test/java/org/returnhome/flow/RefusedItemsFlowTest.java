package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.access.Device;
import org.returnhome.access.Devices;
import org.returnhome.access.People;
import org.returnhome.access.Person;
import org.returnhome.access.Role;
import org.returnhome.access.TestPeople;
import org.returnhome.storage.TestStores;
import org.returnhome.submission.QuarantineDocuments;
import org.returnhome.submission.QuarantinedDocument;
import org.returnhome.submission.SubmissionItem;

/**
 * Every refused item of the wire's vectors, sent over HTTP: algorithms none and confused, respelt base64url, duplicate keys,
 * lone surrogates, depth, and the rest. Each is quarantined under its code, path and sentence, and kept as it came.
 */
@Tag("documents")
class RefusedItemsFlowTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MovableClock CLOCK = new MovableClock("2026-11-19T18:02:03.456Z");

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().bean(Clock.class, CLOCK);

    private final TestPeople people = TestPeople.in(STORES);

    @Test
    void each_refused_item_is_kept_under_its_code_path_and_sentence() {
        var keys = vectors("keys");
        var worker = enrolled(keys.path("tablet"));
        var other = enrolled(keys.path("otherTablet"));
        var refusals = new ArrayList<JsonNode>();
        vectors("refusals").forEach(refusals::add);
        refusals.sort(Comparator.comparing(refusal -> refusal.path("revoked").asBoolean()));
        int sent = 0;
        for (var refusal : refusals) {
            if (refusal.path("sender").path("importsForOthers").asBoolean() || refusal.path("code").asText().equals("overLimit")) {
                continue;
            }
            if (refusal.path("revoked").asBoolean()) {
                STORES.bean(Devices.class).revoke(UUID.fromString(keys.path("tablet").path("device").asText()), CLOCK.instant(), worker.id(), "lost");
            }
            var sender = refusal.path("sender").path("personId").asText().equals(worker.id().toString()) ? worker : other;
            assertQuarantined(SignedIn.as(sender, people, STORES), refusal);
            sent++;
        }
        assertThat(sent).isGreaterThan(90);
    }

    private void assertQuarantined(SignedIn sender, JsonNode refusal) {
        var name = refusal.path("name").asText();
        var item = item(refusal.path("item"));
        var result = FieldWork.sync(sender, item).path(0);
        var problem = result.path("problems").path(0);
        assertThat(result.path("outcome").asText()).as(name).isEqualTo("quarantined");
        assertThat(problem.path("code").asText()).as(name).isEqualTo(refusal.path("code").asText());
        assertThat(problem.path("path").asText()).as(name).isEqualTo("input.items.0." + refusal.path("path").asText());
        assertThat(problem.path("message").asText()).as(name).endsWith(".");
        assertThat(result.path("receipt").asText()).as(name).isNotEmpty();
        var kept = STORES.bean(QuarantineDocuments.class).find(people.authority(), QuarantinedDocument.digest(item)).orElseThrow();
        assertThat(kept.jws()).as(name).isEqualTo(item.jws());
        assertThat(kept.blobs()).as(name).isEqualTo(item.blobs());
        assertThat(kept.receipt()).as(name).isEqualTo(result.path("receipt").asText());
    }

    private Person enrolled(JsonNode key) {
        var person = new Person(UUID.fromString(key.path("worker").asText()), people.authority(), people.agency(), Optional.empty(),
                Role.MISSING_WORKER, "Sample worker", true);
        STORES.bean(People.class).add(person, person.id().toString(), Optional.empty());
        var publicKey = ((ObjectNode) key.path("privateJwk").deepCopy()).without("d");
        STORES.bean(Devices.class).add(new Device(UUID.fromString(key.path("device").asText()), people.authority(), person.id(),
                key.path("thumbprint").asText(), publicKey.toString(), "tablet", Instant.parse("2026-11-01T09:00:00Z"), Optional.empty()));
        return person;
    }

    private static SubmissionItem item(JsonNode item) {
        var blobs = new ArrayList<SubmissionItem.Blob>();
        item.path("blobs").forEach(blob -> blobs.add(new SubmissionItem.Blob(blob.path("digest").asText(), blob.path("content").asText())));
        return new SubmissionItem(item.path("jws").asText(), List.copyOf(blobs));
    }

    private static JsonNode vectors(String name) {
        try {
            return JSON.readTree(Path.of("..", "schema", "submission", "vectors", name + ".json").toFile());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
