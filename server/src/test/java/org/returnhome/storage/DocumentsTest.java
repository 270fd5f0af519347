package org.returnhome.storage;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What we rely on in a document store; holds on the embedded one and, with MONGODB_URI set, on a real MongoDB. */
@Tag("storage")
class DocumentsTest {
    private static final int DUPLICATE_KEY = 11000;

    @RegisterExtension
    static final TestStores STORES = TestStores.opened();

    private MongoCollection<Document> things;

    @BeforeEach
    void empty() {
        things = STORES.documents().getCollection("things");
        things.drop();
    }

    @Test
    void a_second_document_of_the_same_key_is_refused_and_the_first_stays() {
        things.insertOne(new Document("_id", "a/1").append("word", "first"));
        assertThatThrownBy(() -> things.insertOne(new Document("_id", "a/1").append("word", "second")))
                .isInstanceOfSatisfying(MongoWriteException.class, refused -> assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY));
        assertThat(things.find(eq("_id", "a/1")).first()).containsEntry("word", "first");
    }

    @Test
    void of_two_hundred_senders_of_one_key_exactly_one_is_taken() throws Exception {
        List<Callable<Boolean>> senders = new ArrayList<>();
        for (int sender = 0; sender < 200; sender++) {
            String word = "sender " + sender;
            senders.add(() -> taken(new Document("_id", "raced").append("word", word)));
        }
        long taken = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> sent : threads.invokeAll(senders)) {
                taken += sent.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(1);
        assertThat(things.countDocuments()).isEqualTo(1);
    }

    @Test
    void of_many_at_once_only_the_bad_ones_are_refused_each_by_its_place() {
        things.insertOne(new Document("_id", "2"));
        List<Document> batch = List.of(new Document("_id", "1"), new Document("_id", "2"), new Document("_id", "3"), new Document("_id", "3"));
        assertThatThrownBy(() -> things.insertMany(batch, new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(MongoBulkWriteException.class, refused -> {
                    assertThat(refused.getWriteErrors()).extracting(BulkWriteError::getIndex).containsExactly(1, 3);
                    assertThat(refused.getWriteErrors()).extracting(BulkWriteError::getCode).containsOnly(DUPLICATE_KEY);
                });
        assertThat(things.countDocuments()).isEqualTo(3);
    }

    @Test
    void a_missing_key_finds_nothing() {
        assertThat(things.find(eq("_id", "missing")).first()).isNull();
    }

    @Test
    void several_keys_are_read_at_once() {
        things.insertMany(List.of(new Document("_id", "1"), new Document("_id", "2"), new Document("_id", "3")));
        assertThat(things.find(com.mongodb.client.model.Filters.in("_id", "1", "3", "9")).map(found -> found.getString("_id")))
                .containsExactlyInAnyOrder("1", "3");
    }

    @Test
    void only_the_fields_asked_for_come_back() {
        things.insertOne(new Document("_id", "1").append("receipt", "r").append("jws", "long").append("index", new Document("child", "c").append("form", "f")));
        assertThat(things.find(eq("_id", "1")).projection(Projections.include("receipt", "index.child")).first())
                .isEqualTo(new Document("_id", "1").append("receipt", "r").append("index", new Document("child", "c")));
    }

    @Test
    void a_long_list_is_read_to_its_end() {
        List<Document> many = new ArrayList<>();
        for (int number = 0; number < 1_500; number++) {
            many.add(new Document("_id", String.format("%05d", number)));
        }
        things.insertMany(many);
        assertThat(things.find().batchSize(100).map(found -> found.getString("_id")).into(new ArrayList<>()))
                .hasSize(1_500).doesNotHaveDuplicates();
    }

    @Test
    void values_come_back_as_they_went_in() {
        Document written = new Document("_id", "1").append("text", "Zoë \uD83D\uDE42").append("whole", 9_007_199_254_740_991L)
                .append("yes", true).append("nothing", null).append("at", Date.from(Instant.parse("2026-11-22T08:00:00.123Z")))
                .append("bytes", new Binary(new byte[] {0, 1, -1})).append("id", UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad91"))
                .append("list", List.of("a", new Document("b", 1)));
        things.insertOne(written);
        Document read = things.find(eq("_id", "1")).first();
        assertThat(read).containsAllEntriesOf(without(written, "id", "bytes"));
        assertThat(read.get("bytes", Binary.class).getData()).containsExactly(0, 1, -1);
        assertThat(read.get("id", UUID.class)).isEqualTo(written.get("id"));
    }

    @Test
    void a_document_of_four_megabytes_is_kept_whole() {
        String long4 = "x".repeat(4 << 20);
        things.insertOne(new Document("_id", "big").append("text", long4));
        assertThat(things.find(eq("_id", "big")).first().getString("text")).hasSize(4 << 20);
    }

    @Test
    void acknowledged_means_the_disk_of_the_majority() {
        WriteConcern concern = STORES.documents().getWriteConcern();
        assertThat(concern.getWObject()).isEqualTo("majority");
        assertThat(concern.getJournal()).isTrue();
    }

    private boolean taken(Document document) {
        try {
            things.insertOne(document);
            return true;
        } catch (MongoWriteException refused) {
            assertThat(refused.getError().getCode()).isEqualTo(DUPLICATE_KEY);
            return false;
        }
    }

    private static Document without(Document document, String... keys) {
        Document copy = new Document(document);
        List.of(keys).forEach(copy::remove);
        return copy;
    }
}
