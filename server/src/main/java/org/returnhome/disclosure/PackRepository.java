package org.returnhome.disclosure;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;
import org.returnhome.visit.Audience;

/** The packs in PostgreSQL. */
@Singleton
final class PackRepository {

    /** The kind of a feed entry that offers a pack to a force. */
    static final String OFFERED = "PackReleased";

    private static final String CURRENT = "NOT EXISTS (SELECT 1 FROM pack later WHERE later.supersedes = p.id)";

    private final Register register;

    PackRepository(Register register) {
        this.register = register;
    }

    void add(Pack pack) {
        register.change(Sql.of("""
                INSERT INTO pack (id, authority_id, agency_id, child_id, review_id, submission_id, content_digest, offered_as, supersedes,
                    content, document, document_digest, fields, withheld, agreed_until, consent_version, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                pack.id(), pack.authorityId(), pack.agencyId(), pack.childId(), pack.reviewId(), pack.submissionId(), pack.contentDigest(),
                pack.offeredAs(), pack.supersedes(), Words.of(pack.content()), pack.document(), pack.documentDigest(),
                JsonColumn.of(pack.fields()), JsonColumn.ofWithheld(pack.withheld()), pack.agreedUntil(), pack.consentVersion(), pack.madeAt()));
    }

    /** The force's pack, superseded or not. */
    Optional<Pack> find(UUID authorityId, UUID agencyId, UUID id) {
        return register.first(select().add("WHERE p.authority_id = ? AND p.agency_id = ? AND p.id = ?", authorityId, agencyId, id),
                PackRepository::pack);
    }

    /** The pack of a submission that the force is handed now, if there is one. */
    Optional<Pack> current(UUID submissionId, UUID agencyId) {
        return register.first(select().add("WHERE p.submission_id = ? AND p.agency_id = ? AND", submissionId, agencyId).add(CURRENT),
                PackRepository::pack);
    }

    /** The packs that the force is handed now, from a place in its feed on. */
    List<Offered> after(UUID authorityId, UUID agencyId, long position, int limit) {
        return register.list(Sql.of("""
                SELECT p.*, CAST(p.agreed_until AS text) AS until, a.acknowledged_at, f.position FROM feed_entry f JOIN pack p ON p.offered_as = f.subject_id
                LEFT JOIN pack_acknowledgement a ON a.pack_id = p.id
                WHERE f.audience = ? AND f.position > ? AND f.kind = ? AND p.authority_id = ? AND p.agency_id = ? AND""",
                Audience.agency(agencyId).word(), position, OFFERED, authorityId, agencyId).add(CURRENT).add("ORDER BY f.position LIMIT ?", limit),
                row -> new Offered(row.number("position"), pack(row)));
    }

    /** A pack at its place in the force's feed. */
    record Offered(long position, Pack pack) {}

    /** Records the acknowledgement; answers false when there is one already. */
    boolean acknowledge(UUID packId, UUID personId, Instant at) {
        return register.change(Sql.of("""
                INSERT INTO pack_acknowledgement (pack_id, person_id, acknowledged_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING""",
                packId, personId, at)) == 1;
    }

    private static Sql select() {
        return Sql.of("SELECT p.*, CAST(p.agreed_until AS text) AS until, a.acknowledged_at FROM pack p LEFT JOIN pack_acknowledgement a ON a.pack_id = p.id");
    }

    private static Pack pack(Row row) {
        return new Pack(row.uuid("id"), row.uuid("authority_id"), row.uuid("agency_id"), row.uuid("child_id"), row.uuid("review_id"),
                row.uuid("submission_id"), row.text("content_digest"), row.uuid("offered_as"), row.optionalUuid("supersedes"),
                Words.read(PackContents.Content.class, row.text("content")),
                row.text("document"), row.text("document_digest"), JsonColumn.texts(row.text("fields")),
                JsonColumn.withheld(row.text("withheld")), row.optionalText("until").map(LocalDate::parse),
                row.text("consent_version"), row.instant("made_at"), row.optionalInstant("acknowledged_at"));
    }
}
