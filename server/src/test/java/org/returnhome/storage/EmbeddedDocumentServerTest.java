package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDocumentServerTest {
    @TempDir
    Path directory;

    @BeforeEach
    void soundDisk() {
        FaultyDisk.register();
    }

    @Test
    void a_client_that_does_not_know_the_word_is_refused() {
        try (EmbeddedDocumentServer server = open()) {
            for (String stranger : List.of(server.address().uri().replaceFirst("appName=.*", "appName=guess"), server.address().uri().replaceFirst("\\?.*", ""))) {
                try (MongoClient client = MongoClients.create(stranger + (stranger.contains("?") ? "&" : "?") + "serverSelectionTimeoutMS=500")) {
                    assertThatThrownBy(() -> client.getDatabase("return_home").getCollection("things").countDocuments()).isInstanceOf(MongoException.class);
                }
            }
        }
    }

    @Test
    void a_full_disk_acknowledges_nothing_and_loses_nothing() {
        assertNothingIsAcknowledgedAfter(() -> FaultyDisk.FULL.set(true));
    }

    @Test
    void a_disk_that_cannot_sync_acknowledges_nothing_and_loses_nothing() {
        assertNothingIsAcknowledgedAfter(() -> FaultyDisk.CANNOT_SYNC.set(true));
    }

    private void assertNothingIsAcknowledgedAfter(Runnable fault) {
        EmbeddedDocumentServer server = open();
        try (MongoClient client = MongoClients.create(server.address().uri())) {
            things(client).insertOne(new Document("_id", "before"));
            fault.run();
            assertThatThrownBy(() -> things(client).insertOne(new Document("_id", "during"))).isInstanceOf(MongoException.class);
            FaultyDisk.register();
            assertThatThrownBy(() -> things(client).insertOne(new Document("_id", "after")))
                    .as("nobody knows what the disk holds, so nothing is taken until the next start").isInstanceOf(MongoException.class);
            assertThatThrownBy(() -> things(client).find().first()).as("nor shown").isInstanceOf(MongoException.class);
        }
        server.close();
        try (EmbeddedDocumentServer next = open(); MongoClient client = MongoClients.create(next.address().uri())) {
            assertThat(things(client).find().map(found -> found.getString("_id")).into(new ArrayList<>())).contains("before").doesNotContain("after");
            things(client).insertOne(new Document("_id", "again"));
        }
    }

    @Test
    void what_is_acknowledged_is_committed_and_synced() {
        try (EmbeddedDocumentServer server = open(); MongoClient client = MongoClients.create(server.address().uri())) {
            for (int number = 0; number < 20; number++) {
                things(client).insertOne(new Document("_id", number));
                assertThat(FaultyDisk.UNSYNCED).as("writes that are not yet on the disk").hasValue(0);
            }
        }
    }

    @Test
    void it_opens_again_after_each_clean_end_with_all_that_it_had() {
        for (int round = 0; round < 5; round++) {
            try (EmbeddedDocumentServer server = open(); MongoClient client = MongoClients.create(server.address().uri())) {
                assertThat(things(client).countDocuments()).isEqualTo(round * 50L);
                int first = round * 50;
                things(client).insertMany(IntStream.range(first, first + 50).mapToObj(number -> new Document("_id", number).append("text", "x".repeat(5_000))).toList());
            }
        }
    }

    @Test
    void a_store_that_the_library_wrote_in_its_own_form_opens_and_goes_on() {
        var documents = IntStream.range(0, 300).mapToObj(number -> new Document("_id", "text-" + number).append("text", "x".repeat(3_000)).append("number", number)
                .append("at", new Date(number)).append("bytes", new Binary(new byte[] {1, 2, (byte) number})).append("list", List.of("a", new Document("b", number)))).toList();
        asBefore(client -> {
            things(client).insertMany(documents);
            things(client).insertOne(new Document("_id", 7).append("text", "by number"));
        });
        try (EmbeddedDocumentServer server = open(); MongoClient client = MongoClients.create(server.address().uri())) {
            assertThat(things(client).find().into(new ArrayList<>())).hasSize(301).containsAll(documents);
            assertThat(things(client).find(Filters.eq("text-42")).first()).isEqualTo(documents.get(42));
            assertThat(things(client).find(Filters.eq(7)).first()).containsEntry("text", "by number");
            assertThatThrownBy(() -> things(client).insertOne(new Document("_id", "text-42"))).isInstanceOf(MongoWriteException.class);
            assertThatThrownBy(() -> things(client).insertOne(new Document("_id", 7L))).as("the same number").isInstanceOf(MongoWriteException.class);
            assertThat(things(client).deleteOne(Filters.eq("text-0")).getDeletedCount()).isOne();
            things(client).insertOne(new Document("_id", "text-0").append("text", "again"));
            things(client).insertOne(new Document("_id", "new"));
        }
        try (EmbeddedDocumentServer server = open(); MongoClient client = MongoClients.create(server.address().uri())) {
            assertThat(things(client).find().into(new ArrayList<>())).hasSize(302).containsAll(documents.subList(1, 300));
            assertThat(things(client).find(Filters.in("_id", "text-0", "new", 7)).map(found -> found.get("_id")).into(new ArrayList<>()))
                    .containsExactlyInAnyOrder("text-0", "new", 7);
        }
    }

    @Test
    void ids_are_found_by_pattern_whatever_their_kind() {
        try (EmbeddedDocumentServer server = open(); MongoClient client = MongoClients.create(server.address().uri())) {
            things(client).insertMany(List.of(new Document("_id", "ab"), new Document("_id", "b"), new Document("_id", 7)));
            assertThat(things(client).find(Filters.regex("_id", "^a")).map(found -> found.get("_id")).into(new ArrayList<>())).containsExactly("ab");
        }
    }

    /** A client of the library's own server on the same file. */
    private void asBefore(Consumer<MongoClient> work) {
        var server = new MongoServer(new H2Backend(MVStore.open("faulty:" + directory.resolve("documents.mv"))));
        try (MongoClient client = MongoClients.create("mongodb://127.0.0.1:" + server.bind().getPort())) {
            work.accept(client);
        } finally {
            server.shutdownNow();
        }
    }

    private EmbeddedDocumentServer open() {
        return new EmbeddedDocumentServer(Path.of("faulty:" + directory.resolve("documents.mv")), 4);
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("return_home").getCollection("things");
    }
}
