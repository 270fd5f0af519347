package org.returnhome.disclosure;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/** Recomputes the chains, and the digests of the packs they name, from what is stored. */
@Singleton
public class LedgerCheck {

    private static final int AT_ONCE = 1_000;

    private final Register register;
    private final Ledger ledger;

    LedgerCheck(Register register, Ledger ledger) {
        this.register = register;
        this.ledger = ledger;
    }

    /** What came out for one authority. */
    public sealed interface Result {

        /** Every link holds; so many entries, the last with this hash. */
        record Unbroken(UUID authorityId, long entries, String hash) implements Result {}

        /** The first link that does not hold, and in a sentence why. */
        record Broken(UUID authorityId, long position, String why) implements Result {
            public Broken {
                Objects.requireNonNull(why);
            }
        }
    }

    /** One result for each authority that has or should have a chain. */
    public List<Result> check() {
        return register.list(Sql.of("SELECT authority_id FROM ledger_head UNION SELECT authority_id FROM ledger_entry ORDER BY 1"),
                row -> row.uuid("authority_id")).stream().map(authority -> register.together(() -> check(authority))).toList();
    }

    private Result check(UUID authorityId) {
        var held = ledger.hold(authorityId);
        var position = 0L;
        var hash = LedgerEntry.GENESIS;
        for (var page = ledger.after(authorityId, 0, AT_ONCE); !page.isEmpty(); page = ledger.after(authorityId, position, AT_ONCE)) {
            for (var entry : page) {
                var broken = broken(entry, position, hash);
                if (broken.isPresent()) {
                    return broken.get();
                }
                position = entry.position();
                hash = entry.hash();
            }
        }
        if (held.position() != position || !held.hash().equals(hash)) {
            return new Result.Broken(authorityId, position + 1, "The chain does not end where its head says: the entries at its end are missing.");
        }
        var altered = alteredPack(authorityId);
        return altered.isPresent() ? new Result.Broken(authorityId, altered.get(), "The stored document of the pack is not the one that was sent.")
                : new Result.Unbroken(authorityId, position, hash);
    }

    private static Optional<Result> broken(LedgerEntry entry, long position, String hash) {
        if (entry.position() != position + 1) {
            return Optional.of(new Result.Broken(entry.authorityId(), position + 1, "The entry is missing."));
        }
        if (!entry.previousHash().equals(hash)) {
            return Optional.of(new Result.Broken(entry.authorityId(), entry.position(), "It does not follow from the entry before it."));
        }
        return entry.recomputed().equals(entry.hash()) ? Optional.empty()
                : Optional.of(new Result.Broken(entry.authorityId(), entry.position(), "Its content does not match its hash."));
    }

    private Optional<Long> alteredPack(UUID authorityId) {
        return register.first(Sql.of("""
                SELECT e.position FROM ledger_entry e JOIN pack p ON p.id = e.pack_id
                WHERE e.authority_id = ? AND encode(sha256(convert_to(p.document, 'UTF8')), 'hex') <> e.document_digest
                ORDER BY e.position LIMIT 1""", authorityId), row -> row.number("position"));
    }
}
