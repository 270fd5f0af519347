package org.returnhome.disclosure;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** The append-only hash chain of each authority. Written in the caller's transaction, so that it commits with what it records. */
@Singleton
public class Ledger {

    /**
     * The basis of every disclosure so far: public task with safeguarding of children (UK GDPR Art 6(1)(e), Art 9(2)(g); DPA
     * 2018 Sch 1 para 18; domain §7.1). The young person's wishes are honoured within it; they are not the basis.
     */
    public static final String PUBLIC_TASK = "publicTaskSafeguarding";

    private final Register register;
    private final Clock clock;

    Ledger(Register register, Clock clock) {
        this.register = register;
        this.clock = clock;
    }

    /** Holds the authority's chain for this transaction: nobody else pulls, acknowledges or releases until it ends. */
    Head hold(UUID authorityId) {
        register.change(Sql.of("INSERT INTO ledger_head (authority_id, position, hash) VALUES (?, 0, ?) ON CONFLICT DO NOTHING",
                authorityId, LedgerEntry.GENESIS));
        return head(authorityId, "FOR UPDATE").orElseThrow();
    }

    /** Adds to the authority's chain, in the order given. */
    void append(UUID authorityId, List<LedgerEntry.Event> events) {
        var head = hold(authorityId);
        for (var event : events) {
            var entry = LedgerEntry.after(authorityId, head.position(), head.hash(), clock.instant().truncatedTo(ChronoUnit.MILLIS), event);
            insert(entry);
            head = new Head(entry.position(), entry.hash());
        }
        register.change(Sql.of("UPDATE ledger_head SET position = ?, hash = ? WHERE authority_id = ?", head.position(), head.hash(), authorityId));
    }

    /** Whether this agency has ever pulled this pack. */
    boolean pulled(UUID packId, UUID agencyId) {
        return register.first(Sql.of("SELECT position FROM ledger_entry WHERE pack_id = ? AND kind = 'pull' AND agency_id = ? LIMIT 1",
                packId, agencyId), row -> row.number("position")).isPresent();
    }

    /** The authority's entries after a position, in order. */
    List<LedgerEntry> after(UUID authorityId, long position, int limit) {
        return register.list(Sql.of("SELECT * FROM ledger_entry WHERE authority_id = ? AND position > ? ORDER BY position LIMIT ?",
                authorityId, position, limit), Ledger::entry);
    }

    /** Where the authority's chain ends; empty when it has none. */
    Optional<Head> head(UUID authorityId) {
        return head(authorityId, "");
    }

    /** The last position and its hash. */
    record Head(long position, String hash) {}

    private Optional<Head> head(UUID authorityId, String lock) {
        return register.first(Sql.of("SELECT position, hash FROM ledger_head WHERE authority_id = ?", authorityId).add(lock),
                row -> new Head(row.number("position"), row.text("hash")));
    }

    private void insert(LedgerEntry entry) {
        var event = entry.event();
        register.change(Sql.of("""
                INSERT INTO ledger_entry (authority_id, position, at, kind, pack_id, person_id, agency_id, purpose, basis,
                    consent_version, fields, document_digest, previous_hash, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                entry.authorityId(), entry.position(), entry.at(), Words.of(event.kind()), event.packId(), event.personId(),
                event.agencyId(), event.purpose(), event.basis(), event.consentVersion(), JsonColumn.of(event.fields()),
                event.documentDigest(), entry.previousHash(), entry.hash()));
    }

    private static LedgerEntry entry(Row row) {
        var event = new LedgerEntry.Event(Words.read(LedgerEntry.Kind.class, row.text("kind")),
                row.uuid("pack_id"), row.uuid("person_id"), row.uuid("agency_id"), row.optionalText("purpose"), row.text("basis"),
                row.text("consent_version"), JsonColumn.texts(row.text("fields")), row.text("document_digest"));
        return new LedgerEntry(row.uuid("authority_id"), row.number("position"), row.instant("at"), event,
                row.text("previous_hash"), row.text("hash"));
    }
}
