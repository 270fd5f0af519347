package org.returnhome.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.returnhome.access.token.Passwords.Busy;

class PasswordsTest {
    private static final Passwords PASSWORDS = new Passwords();

    @AfterAll
    static void close() {
        PASSWORDS.close();
    }

    @Test
    void a_wrong_password_does_not_match() throws Busy {
        assertThat(PASSWORDS.matches("wrong", Optional.of(PASSWORDS.hash("right")))).isFalse();
    }

    @Test
    void nobody_has_no_password_at_all() throws Busy {
        assertThat(PASSWORDS.matches("", Optional.empty())).isFalse();
    }

    @Test
    void a_password_longer_than_1024_characters_is_not_hashed() throws Busy {
        var longest = "x".repeat(1025);
        assertThat(PASSWORDS.matches(longest, Optional.of(PASSWORDS.hash(longest)))).isFalse();
    }

    @Test
    void a_flood_of_sign_ins_is_turned_away_and_not_queued_without_end() throws Exception {
        var hash = Optional.of(PASSWORDS.hash("right"));
        var together = new CountDownLatch(400);
        Callable<Boolean> attempt = () -> {
            together.countDown();
            together.await();
            try {
                return PASSWORDS.matches("right", hash);
            } catch (Busy busy) {
                return false;
            }
        };
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = callers.invokeAll(Stream.generate(() -> attempt).limit(400).toList());
            long served = 0;
            for (var result : results) {
                served += result.get() ? 1 : 0;
            }
            // The queue takes 64; its two threads may take more out of it while the flood comes, or be too late for that.
            assertThat(served).isBetween(64L, 399L);
        }
    }

    @Test
    void the_right_password_matches_and_the_hash_says_how_it_was_made() throws Busy {
        var hash = PASSWORDS.hash("Grüße aus Fernwick");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(PASSWORDS.matches("Grüße aus Fernwick", Optional.of(hash))).isTrue();
        assertThat(PASSWORDS.hash("Grüße aus Fernwick")).as("salted").isNotEqualTo(hash);
    }
}
