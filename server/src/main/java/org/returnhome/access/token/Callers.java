package org.returnhome.access.token;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Caller;
import org.returnhome.access.Role;
import org.returnhome.storage.Coalescer;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/** Finds the caller behind a good token in the register, at every request: whoever may not sign in is out at once. */
@Singleton
class Callers {
    private static final int AT_ONCE = 64;
    private static final String ASKED = "?::uuid, ?::text, ?::text, ?::text";

    private final Register register;
    private final Coalescer<Named, Optional<Found>> together = new Coalescer<>(AT_ONCE, 1, this::found);

    Callers(Register register) {
        this.register = register;
    }

    /** Who a token says it is: a person of ours, or a subject of another issuer; and the key it is bound to. */
    private record Named(Optional<UUID> person, Optional<String> issuer, Optional<String> subject, Optional<String> keyThumbprint) {}

    private record Found(UUID id, UUID authorityId, UUID agencyId, Optional<UUID> teamId, Role role, Optional<UUID> deviceId) {}

    /** The active person whom the token names; empty if there is none. */
    Optional<Caller> find(TokenCheck.Outcome.Good token) {
        return named(token).flatMap(together::ask).map(found -> new Caller(found.id(), found.authorityId(), found.agencyId(), found.teamId(),
                found.role(), found.deviceId(), token.tokenId()));
    }

    private static Optional<Named> named(TokenCheck.Outcome.Good token) {
        if (!token.issuer().builtIn()) {
            return Optional.of(new Named(Optional.empty(), Optional.of(token.issuer().name()), Optional.of(token.person()), token.keyThumbprint()));
        }
        try {
            return Optional.of(new Named(Optional.of(UUID.fromString(token.person())), Optional.empty(), Optional.empty(), token.keyThumbprint()));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private List<Optional<Found>> found(List<Named> named) {
        var asked = named.stream().distinct().toList();
        var rows = asked.stream().<List<Object>>map(one -> List.of(one.person(), one.issuer(), one.subject(), one.keyThumbprint())).toList();
        var found = new HashMap<Named, Found>();
        register.list(Sql.of("SELECT i.position, p.id, p.authority_id, p.agency_id, p.team_id, p.role, d.id AS device_id FROM (")
                .add(Sql.values(ASKED, rows)).add("""
                        ) AS i(position, person, issuer, subject, key_thumbprint)
                        LEFT JOIN person_identity n ON n.issuer = i.issuer AND n.subject = i.subject
                        JOIN person p ON p.id = coalesce(i.person, n.person_id) AND p.active
                        LEFT JOIN device d ON d.person_id = p.id AND d.key_thumbprint = i.key_thumbprint AND d.revoked_at IS NULL"""),
                row -> Map.entry(asked.get(row.integer("position")), found(row))).forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        var answers = new ArrayList<Optional<Found>>();
        named.forEach(one -> answers.add(Optional.ofNullable(found.get(one))));
        return answers;
    }

    private static Found found(Row row) {
        return new Found(row.uuid("id"), row.uuid("authority_id"), row.uuid("agency_id"), row.optionalUuid("team_id"),
                Role.of(row.text("role")).orElseThrow(), row.optionalUuid("device_id"));
    }
}
