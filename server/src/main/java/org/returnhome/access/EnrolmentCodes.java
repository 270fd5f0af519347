package org.returnhome.access;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.storage.Ids;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/** The one-time codes. Only their SHA-256 is kept; 40 random bits are enough for five tries within a quarter of an hour. */
@Singleton
final class EnrolmentCodes {
    static final Duration LIFE = Duration.ofMinutes(15);
    private static final int TRIES = 5;
    private static final int LENGTH = 8;
    /** Crockford's Base32: no I, L, O or U, which are misread. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final SecureRandom random = new SecureRandom();
    private final Register register;
    private final Ids ids;

    EnrolmentCodes(Register register, Ids ids) {
        this.register = register;
        this.ids = ids;
    }

    /** A code that was given and found. {@code deviceId} says that it was used for that device before. */
    record Found(UUID id, Optional<UUID> deviceId) {}

    private record Kept(UUID id, String hash, Optional<UUID> deviceId) {}

    /** Makes a code for the person, and ends those before it that were not used. */
    String issue(UUID personId, UUID issuedBy, String deviceName, Instant now) {
        var code = new StringBuilder();
        for (int place = 0; place < LENGTH; place++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        register.together(() -> {
            register.change(Sql.of("UPDATE enrolment_code SET expires_at = ? WHERE person_id = ? AND used_at IS NULL"
                    + " AND expires_at > ?", now, personId, now));
            return register.change(Sql.of("INSERT INTO enrolment_code (id, person_id, issued_by, device_name, code_hash,"
                            + " issued_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)", ids.next(), personId, issuedBy, deviceName,
                    Digests.of(code.toString()), now, now.plus(LIFE)));
        });
        return code.insert(LENGTH / 2, '-').toString();
    }

    /** Finds a code of the person that is in time and not spent; a wrong one counts against those that are open. Within a transaction. */
    Optional<Found> find(UUID personId, String code, Instant now) {
        var open = register.list(Sql.of("SELECT id, code_hash, device_id FROM enrolment_code WHERE person_id = ? AND expires_at > ?"
                        + " AND wrong_tries < ? ORDER BY issued_at DESC FOR UPDATE", personId, now, TRIES),
                row -> new Kept(row.uuid("id"), row.text("code_hash"), row.optionalUuid("device_id")));
        var given = Digests.of(plain(code));
        var found = open.stream().filter(kept -> kept.hash().equals(given)).findFirst();
        if (found.isEmpty()) {
            register.change(Sql.of("UPDATE enrolment_code SET wrong_tries = wrong_tries + 1 WHERE person_id = ? AND expires_at > ?",
                    personId, now));
        }
        return found.map(kept -> new Found(kept.id(), kept.deviceId()));
    }

    void use(UUID id, UUID deviceId, Instant now) {
        register.change(Sql.of("UPDATE enrolment_code SET used_at = ?, device_id = ? WHERE id = ?", now, deviceId, id));
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).replace('O', '0').replace('I', '1').replace('L', '1');
    }
}
