package org.returnhome.submission.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.returnhome.storage.Columns;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** What is about to be written to the documents, noted first: whatever a crash interrupts is found here. */
@Singleton
class Intakes {
    private static final TypeReference<List<Item>> ITEMS = new TypeReference<>() {};

    private static final String[] BATCH = {"uuid", "uuid", "uuid", "timestamptz", "jsonb"};
    private static final String OPEN = "INSERT INTO intake (id, authority_id, person_id, received_at, items) SELECT * FROM " + Columns.unnest(BATCH);

    private static final String[] CLOSED = {"uuid", "timestamptz"};
    private static final String CLOSE = "UPDATE intake SET closed_at = t.at FROM " + Columns.unnest(CLOSED) + " AS t(id, at) WHERE intake.id = t.id";

    private final Register register;
    private final ObjectMapper json;

    Intakes(Register register, ObjectMapper json) {
        this.register = register;
        this.json = json;
    }

    /** A document about to be written: the name of its collection, and its {@code _id}. */
    record Item(String collection, String id) {}

    /** A batch that is not followed up yet. */
    record Open(UUID id, Instant receivedAt, List<Item> items) {}

    /** A batch about to be written: who sent it, and its documents. */
    record Batch(UUID id, UUID authorityId, UUID personId, Instant receivedAt, List<Item> items) {}

    /** Opens intakes; committed with the caller's transaction, which must be before any of their documents is written. */
    void open(Collection<Batch> batches) {
        var rows = new Columns(BATCH.length);
        batches.forEach(batch -> rows.row(batch.id(), batch.authorityId(), batch.personId(), batch.receivedAt(), text(batch.items())));
        rows.run(register, OPEN);
    }

    /** Closes intakes whose documents are in the index, each at its instant, in the transaction that put them there. */
    void close(Map<UUID, Instant> closed) {
        var rows = new Columns(CLOSED.length);
        closed.forEach(rows::row);
        rows.run(register, CLOSE);
    }

    /** Intakes still open that came in before this instant, oldest first. */
    List<Open> open(Instant before, int limit) {
        return register.list(Sql.of("SELECT id, received_at, items::text AS items FROM intake WHERE closed_at IS NULL AND received_at < ? ORDER BY received_at LIMIT ?",
                before, limit), this::read);
    }

    private Open read(Row row) {
        try {
            return new Open(row.uuid("id"), row.instant("received_at"), json.readValue(row.text("items"), ITEMS));
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("the items of an intake cannot be read", fault);
        }
    }

    private String text(List<Item> items) {
        try {
            return json.writeValueAsString(items);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("the items of an intake cannot be written", fault);
        }
    }
}
