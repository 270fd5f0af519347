package org.returnhome.access.token;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.returnhome.access.token.Passwords.Busy;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/**
 * Signs a person in with user name and password. A try is counted before the password is looked at, so that many tries
 * at once gain nothing. Every refusal is the same and takes the same time: unknown, locked out, inactive or just wrong.
 */
@Singleton
class SignIn {
    /** Longer than a hash takes; refusals are held back until then. */
    private static final Duration REFUSAL = Duration.ofMillis(500);

    private final Register register;
    private final Passwords passwords;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    SignIn(Register register, Passwords passwords, AccessTokens accessTokens,
           RefreshTokens refreshTokens, Clock clock) {
        this.register = register;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /** What can come of it. */
    sealed interface Outcome {
        /** Signed in. */
        record Granted(String accessToken, Duration life, String refreshToken) implements Outcome {}

        /** Not signed in; nobody is told why. */
        record Refused() implements Outcome {}

        /** Too many at once; the same request may succeed later. */
        record TooMany() implements Outcome {}
    }

    private record Try(UUID personId, Optional<String> hash) {}

    /** Signs in with user name and password. Holds its thread for up to half a second. */
    Outcome withPassword(String userName, String password) {
        var start = System.nanoTime();
        var attempt = register.together(() -> count(userName));
        try {
            if (passwords.matches(password, attempt.flatMap(Try::hash))) {
                var personId = attempt.orElseThrow().personId();
                forget(personId);
                return new Outcome.Granted(accessTokens.issue(personId, Optional.empty()), AccessTokens.LIFE,
                        refreshTokens.issue(personId));
            }
        } catch (Busy busy) {
            attempt.map(Try::personId).ifPresent(this::giveBack);
            return new Outcome.TooMany();
        }
        holdBack(start);
        return new Outcome.Refused();
    }

    /** Exchanges a refresh token; see {@link RefreshTokens}. */
    Outcome withRefreshToken(String token, Optional<String> proof) {
        return refreshTokens.rotate(token, proof).<Outcome>map(rotated -> new Outcome.Granted(
                accessTokens.issue(rotated.personId(), rotated.keyThumbprint()), AccessTokens.LIFE, rotated.refreshToken()))
                .orElseGet(Outcome.Refused::new);
    }

    /** The person's hash; absent while locked out or inactive, so that even the right password fails. */
    private Optional<Try> count(String userName) {
        var now = clock.instant();
        record Person(UUID id, Optional<String> hash, boolean open, int wrong) {}
        var person = register.first(Sql.of("SELECT * FROM person WHERE lower(user_name) = lower(?) FOR UPDATE", userName),
                row -> new Person(row.uuid("id"), row.optionalText("password_hash"),
                        row.flag("active") && row.optionalInstant("locked_until").filter(now::isBefore).isEmpty(),
                        row.integer("failed_sign_ins")));
        if (person.filter(Person::open).isPresent()) {
            var wrong = person.get().wrong() + 1;
            var wait = LockOut.after(wrong);
            register.change(Sql.of("UPDATE person SET failed_sign_ins = ?, locked_until = ? WHERE id = ?", wrong,
                    wait.isZero() ? Optional.empty() : Optional.of(now.plus(wait)), person.get().id()));
        }
        return person.map(found -> new Try(found.id(), found.open() ? found.hash() : Optional.empty()));
    }

    private void forget(UUID personId) {
        register.change(Sql.of("UPDATE person SET failed_sign_ins = 0, locked_until = NULL WHERE id = ?", personId));
    }

    private void giveBack(UUID personId) {
        register.change(Sql.of("UPDATE person SET failed_sign_ins = greatest(failed_sign_ins - 1, 0), locked_until = NULL"
                + " WHERE id = ?", personId));
    }

    private static void holdBack(long start) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, REFUSAL.toNanos() - (System.nanoTime() - start))));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
