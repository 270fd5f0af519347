package org.returnhome.disclosure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.graphql.Words;

/**
 * One link of an authority's chain: who had what, when and why.
 *
 * @param position from 1, without gaps
 * @param at when it was written. Instant in UTC, to the millisecond
 * @param event what happened
 * @param previousHash hash of the entry before it; {@link #GENESIS} for the first
 * @param hash SHA-256 of this entry's canonical JSON, which holds the hash before it; lower-case hex
 */
public record LedgerEntry(UUID authorityId, long position, Instant at, Event event, String previousHash, String hash) {

    /** What stands before the first entry. */
    public static final String GENESIS = "0".repeat(64);

    public LedgerEntry {
        Objects.requireNonNull(authorityId);
        Objects.requireNonNull(at);
        Objects.requireNonNull(event);
        Objects.requireNonNull(previousHash);
        Objects.requireNonNull(hash);
    }

    /** The entry that follows one with this position and hash. */
    static LedgerEntry after(UUID authorityId, long position, String previousHash, Instant at, Event event) {
        return new LedgerEntry(authorityId, position + 1, at, event, previousHash,
                hash(authorityId, position + 1, at, event, previousHash));
    }

    /** The hash that this entry should have. */
    String recomputed() {
        return hash(authorityId, position, at, event, previousHash);
    }

    private static String hash(UUID authorityId, long position, Instant at, Event event, String previousHash) {
        var entry = JsonNodeFactory.instance.objectNode().put("version", 1).put("authority", authorityId.toString())
                .put("position", position).put("at", at.toString()).put("kind", Words.of(event.kind())).put("pack", event.packId().toString())
                .put("person", event.personId().toString()).put("agency", event.agencyId().toString())
                .put("purpose", event.purpose().orElse(null)).put("basis", event.basis()).put("consentVersion", event.consentVersion())
                .put("documentDigest", event.documentDigest()).put("previous", previousHash);
        var fields = entry.putArray("fields");
        event.fields().forEach(fields::add);
        return CanonicalText.digest(CanonicalText.of(entry));
    }

    /** What a link records. */
    public enum Kind {
        PULL, ACKNOWLEDGE
    }

    /**
     * What happened to a pack.
     *
     * @param personId who had or acknowledged it, and {@code agencyId} for which force
     * @param purpose why, in the words of that person; of a pull only
     * @param basis the lawful basis, as {@link Ledger#PUBLIC_TASK}
     * @param consentVersion content digest and wording version of the consent it rests on
     * @param fields ids of exactly the questions in the document
     * @param documentDigest SHA-256 of exactly the bytes sent
     */
    public record Event(Kind kind, UUID packId, UUID personId, UUID agencyId, Optional<String> purpose, String basis,
                        String consentVersion, List<String> fields, String documentDigest) {
        public Event {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(packId);
            Objects.requireNonNull(personId);
            Objects.requireNonNull(agencyId);
            Objects.requireNonNull(purpose);
            Objects.requireNonNull(basis);
            Objects.requireNonNull(consentVersion);
            fields = List.copyOf(fields);
            Objects.requireNonNull(documentDigest);
        }
    }
}
