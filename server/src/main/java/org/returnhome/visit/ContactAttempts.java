package org.returnhome.visit;

import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.returnhome.graphql.Words;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** The contact attempts of the register; added, never changed. */
@Singleton
class ContactAttempts {
    private static final int MOST_OF_A_VISIT = 100;

    private final Register register;

    ContactAttempts(Register register) {
        this.register = register;
    }

    /** Adds it; false, and nothing added, when its client id was used before. */
    boolean add(ContactAttempt attempt) {
        return register.change(Sql.of("""
                INSERT INTO contact_attempt (id, authority_id, client_id, visit_id, child_id, recorded_by, kind, at, at_instant, received_at,
                    note, new_time, reassigned)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (authority_id, client_id) DO NOTHING""",
                attempt.id(), attempt.authorityId(), attempt.clientId(), attempt.visitId(), attempt.childId(), attempt.recordedBy(),
                Words.of(attempt.kind()), attempt.at().toString(), attempt.at().toInstant(), attempt.receivedAt(), attempt.note(),
                attempt.newTime().map(OffsetDateTime::toString), attempt.reassigned())) == 1;
    }

    Optional<ContactAttempt> find(UUID authorityId, UUID clientId) {
        return register.first(Sql.of("SELECT * FROM contact_attempt WHERE authority_id = ? AND client_id = ?", authorityId, clientId),
                ContactAttempts::attempt);
    }

    /** By visit, the first by the device's clock first; of a visit with very many the last ones; one statement. */
    Map<UUID, List<ContactAttempt>> ofVisits(Set<UUID> visits) {
        return register.list(Sql.of("""
                SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY visit_id ORDER BY at_instant DESC, id DESC) AS place
                    FROM contact_attempt WHERE visit_id = ANY (?)) AS recent
                WHERE place <= ? ORDER BY at_instant, id""", visits, MOST_OF_A_VISIT), ContactAttempts::attempt).stream()
                .collect(Collectors.groupingBy(ContactAttempt::visitId));
    }

    private static ContactAttempt attempt(Row row) {
        return new ContactAttempt(row.uuid("id"), row.uuid("authority_id"), row.uuid("client_id"), row.uuid("visit_id"),
                row.uuid("child_id"), row.uuid("recorded_by"), Words.read(ContactKind.class, row.text("kind")),
                OffsetDateTime.parse(row.text("at")), row.instant("received_at"), row.optionalText("note"),
                row.optionalText("new_time").map(OffsetDateTime::parse), row.flag("reassigned"));
    }
}
