package org.returnhome.access.token;

import com.nimbusds.jose.jwk.ECKey;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.Device;
import org.returnhome.access.DeviceProof;
import org.returnhome.access.Devices;
import org.returnhome.access.Digests;
import org.returnhome.access.People;
import org.returnhome.access.Person;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Row;
import org.returnhome.storage.Sql;

/**
 * Refresh tokens that are replaced at each use. An old one that comes back ends the whole family, as either the worker or
 * a thief holds a copy. One exception, for replies lost on the way (wire.md, Keys and loss): when the family is bound to
 * a device key, the token before works once more for that key, until its successor is used.
 */
@Singleton
class RefreshTokens {
    private static final Duration LIFE = Duration.ofDays(30);
    private static final int LENGTH = 32;

    private final Register register;
    private final People people;
    private final Devices devices;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(Register register, People people, Devices devices, Ids ids, Clock clock) {
        this.register = register;
        this.people = people;
        this.devices = devices;
        this.ids = ids;
        this.clock = clock;
    }

    /** A token in exchange for another. */
    record Rotated(UUID personId, Optional<String> keyThumbprint, String refreshToken) {}

    private record Kept(UUID id, UUID familyId, UUID personId, Optional<String> keyThumbprint, Instant expiresAt,
                        Optional<UUID> replacedBy, boolean usedAgain, boolean revoked) {}

    /** The first token of a new family. Clears away what the person's earlier families left behind. */
    String issue(UUID personId) {
        return register.together(() -> {
            var now = clock.instant();
            register.change(Sql.of("DELETE FROM refresh_token WHERE family_id IN (SELECT family_id FROM refresh_token"
                    + " WHERE person_id = ? GROUP BY family_id HAVING max(expires_at) < ?)", personId, now));
            return insert(ids.next(), ids.next(), personId, Optional.empty(), now);
        });
    }

    /**
     * Exchanges a token.
     *
     * @param proof the device's proof over this very token; needed once the family is bound to a key, and binds it
     * @return empty if refused; then a family whose token was used twice is at an end
     */
    Optional<Rotated> rotate(String token, Optional<String> proof) {
        // A refusal may end the family, so it must commit: it is a value, never an exception.
        return register.together(() -> rotateAlone(token, proof));
    }

    private Optional<Rotated> rotateAlone(String token, Optional<String> proof) {
        var now = clock.instant();
        var family = register.first(Sql.of("SELECT family_id FROM refresh_token WHERE token_hash = ?", Digests.of(token)),
                row -> row.uuid("family_id"));
        if (family.isEmpty()) {
            return Optional.empty();
        }
        // One at a time within a family; what the one before wrote is seen by the statement after this.
        register.list(Sql.of("SELECT pg_advisory_xact_lock(hashtextextended(?::text, 0))", family.get()), row -> true);
        var found = find("token_hash = ?", Digests.of(token));
        if (found.isEmpty() || !found.get().expiresAt().isAfter(now)
                || people.find(found.get().personId()).filter(Person::active).isEmpty()) {
            return Optional.empty();
        }
        var kept = found.get();
        if (kept.revoked()) {
            return end(kept, now);
        }
        var successor = kept.replacedBy().isEmpty() ? Optional.<Kept>empty() : find("id = ?", kept.replacedBy().get());
        var bound = kept.keyThumbprint().or(() -> successor.flatMap(Kept::keyThumbprint));
        var shown = proof.flatMap(text -> shown(kept.personId(), token, text));
        if (bound.isPresent() && !bound.equals(shown) || proof.isPresent() && shown.isEmpty()) {
            return Optional.empty();
        }
        if (successor.isPresent() && !mayComeAgain(kept, successor.get(), bound)) {
            return end(kept, now);
        }
        return Optional.of(replace(kept, successor, shown, now));
    }

    private static boolean mayComeAgain(Kept kept, Kept successor, Optional<String> bound) {
        return bound.isPresent() && !kept.usedAgain() && successor.replacedBy().isEmpty() && !successor.revoked();
    }

    private Rotated replace(Kept kept, Optional<Kept> lost, Optional<String> key, Instant now) {
        var id = ids.next();
        var token = insert(id, kept.familyId(), kept.personId(), key, now);
        register.change(Sql.of("UPDATE refresh_token SET replaced_by = ? WHERE id = ?", id, kept.id()));
        if (lost.isPresent()) {
            register.change(Sql.of("UPDATE refresh_token SET used_again_at = ? WHERE id = ?", now, kept.id()));
            register.change(Sql.of("UPDATE refresh_token SET revoked_at = ? WHERE id = ?", now, lost.get().id()));
        }
        return new Rotated(kept.personId(), key, token);
    }

    private Optional<Rotated> end(Kept kept, Instant now) {
        register.change(Sql.of("UPDATE refresh_token SET revoked_at = ? WHERE family_id = ? AND revoked_at IS NULL", now, kept.familyId()));
        return Optional.empty();
    }

    /** The thumbprint of the person's unrevoked device that made this proof over this token. */
    private Optional<String> shown(UUID personId, String token, String proof) {
        return DeviceProof.parse(proof, DeviceProof.REFRESH).filter(found -> devices.ofPerson(personId).stream()
                .filter(device -> device.revoked().isEmpty() && device.keyThumbprint().equals(found.keyThumbprint()))
                .anyMatch(device -> found.holds(key(device), "refreshTokenDigest", Digests.of(token))))
                .map(DeviceProof::keyThumbprint);
    }

    private static ECKey key(Device device) {
        try {
            return ECKey.parse(device.publicJwk());
        } catch (ParseException impossible) {
            throw new IllegalStateException("The key of device " + device.id() + " cannot be read", impossible);
        }
    }

    private String insert(UUID id, UUID familyId, UUID personId, Optional<String> key, Instant now) {
        var bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        register.change(Sql.of("INSERT INTO refresh_token (id, family_id, person_id, key_thumbprint, token_hash, issued_at, expires_at)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)", id, familyId, personId, key, Digests.of(token), now, now.plus(LIFE)));
        return token;
    }

    private Optional<Kept> find(String condition, Object value) {
        return register.first(Sql.of("SELECT * FROM refresh_token WHERE").add(condition, value), RefreshTokens::kept);
    }

    private static Kept kept(Row row) {
        return new Kept(row.uuid("id"), row.uuid("family_id"), row.uuid("person_id"), row.optionalText("key_thumbprint"),
                row.instant("expires_at"), row.optionalUuid("replaced_by"), row.optionalInstant("used_again_at").isPresent(),
                row.optionalInstant("revoked_at").isPresent());
    }
}
