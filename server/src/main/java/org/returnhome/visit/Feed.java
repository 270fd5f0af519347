package org.returnhome.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/**
 * One numbered list for each audience, which its tablets or its systems read from where they left off (wire.md, Feeds).
 * The head row is counted up under its lock in the transaction that writes the entry, and the lock is held until that
 * transaction ends: numbers become visible in their order, so a reader's cursor never passes an entry that commits later.
 */
@Singleton
public final class Feed {

    private static final TypeReference<Map<String, String>> DETAIL = new TypeReference<>() {};

    private final Register register;
    private final java.time.Clock clock;
    private final ObjectMapper json;

    Feed(Register register, java.time.Clock clock, ObjectMapper json) {
        this.register = register;
        this.clock = clock;
        this.json = json;
    }

    /**
     * Adds entries, in order, in the caller's transaction. Heads are locked in the order of their audiences; a
     * transaction appends once, with all its entries, so that two never wait for each other.
     */
    public void append(List<FeedEntry> entries) {
        register.together(() -> {
            entries.stream().collect(Collectors.groupingBy(FeedEntry::audience,
                    () -> new TreeMap<>(Comparator.comparing(Audience::word)), Collectors.toList())).forEach(this::append);
            return null;
        });
    }

    /** Entries after this position, oldest first; position 0 is the beginning. */
    public List<FeedEntry.Placed> read(Audience audience, long after, int limit) {
        return register.list(Sql.of("SELECT * FROM feed_entry WHERE audience = ? AND position > ? ORDER BY position LIMIT ?",
                audience.word(), after, limit), row -> placed(audience, row));
    }

    private void append(Audience audience, List<FeedEntry> entries) {
        var head = register.first(Sql.of("""
                INSERT INTO feed (audience, head) VALUES (?, ?)
                ON CONFLICT (audience) DO UPDATE SET head = feed.head + excluded.head RETURNING head""",
                audience.word(), entries.size()), row -> row.number("head")).orElseThrow();
        var position = head - entries.size();
        for (var entry : entries) {
            position++;
            register.change(Sql.of("""
                    INSERT INTO feed_entry (audience, position, kind, subject_id, detail, at)
                    VALUES (?, ?, ?, ?, CAST(? AS jsonb), ?)""",
                    audience.word(), position, entry.kind(), entry.subjectId(), text(entry.detail()), clock.instant()));
        }
    }

    private FeedEntry.Placed placed(Audience audience, Row row) {
        try {
            return new FeedEntry.Placed(row.number("position"), new FeedEntry(audience, row.text("kind"),
                    row.uuid("subject_id"), json.readValue(row.text("detail"), DETAIL)));
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("A feed entry cannot be read.", fault);
        }
    }

    private String text(Map<String, String> detail) {
        try {
            return json.writeValueAsString(detail);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("A feed entry cannot be written.", fault);
        }
    }
}
