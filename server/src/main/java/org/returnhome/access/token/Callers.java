package org.returnhome.access.token;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Caller;
import org.returnhome.access.Role;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/** Finds the caller behind a good token in the register, at every request: whoever may not sign in is out at once. */
@Singleton
class Callers {
    private static final String CALLER = "SELECT p.id, p.authority_id, p.agency_id, p.team_id, p.role, d.id AS device_id FROM person p"
            + " LEFT JOIN device d ON d.person_id = p.id AND d.key_thumbprint = ? AND d.revoked_at IS NULL";

    private final Register register;

    Callers(Register register) {
        this.register = register;
    }

    /** The active person whom the token names; empty if there is none. */
    Optional<Caller> find(TokenCheck.Outcome.Good token) {
        var sql = Sql.of(CALLER, token.keyThumbprint());
        if (!token.issuer().builtIn()) {
            return find(token, sql.add("JOIN person_identity i ON i.person_id = p.id WHERE p.active AND i.issuer = ? AND i.subject = ?",
                    token.issuer().name(), token.person()));
        }
        try {
            return find(token, sql.add("WHERE p.active AND p.id = ?", UUID.fromString(token.person())));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private Optional<Caller> find(TokenCheck.Outcome.Good token, Sql sql) {
        return register.first(sql, row -> new Caller(row.uuid("id"), row.uuid("authority_id"), row.uuid("agency_id"),
                row.optionalUuid("team_id"), Role.of(row.text("role")).orElseThrow(), row.optionalUuid("device_id"), token.tokenId()));
    }
}
