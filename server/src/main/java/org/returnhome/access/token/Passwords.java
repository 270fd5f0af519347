package org.returnhome.access.token;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashing of passwords with Argon2id, 19 MiB, 2 rounds, 1 lane (OWASP Password Storage Cheat Sheet). At most two at once,
 * on threads of their own: a burst of sign-ins costs at most 38 MiB and never holds the threads that serve other requests.
 */
@Singleton
public class Passwords {
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int ROUNDS = 2;
    private static final int LANES = 1;
    private static final int LENGTH = 32;
    private static final int SALT_LENGTH = 16;
    private static final int AT_ONCE = 2;
    private static final int WAITING = 64;
    private static final int LONGEST = 1024;
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();
    /** The encoded form that all implementations of Argon2 share: memory in KiB, rounds, lanes, salt, hash. */
    private static final Pattern ENCODED = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 30, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("password-", 0).priority(Thread.MIN_PRIORITY).factory());
    private final String nobodys;

    Passwords() {
        threads.allowCoreThreadTimeOut(true);
        nobodys = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ROUNDS + ",p=" + LANES
                + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    }

    /** Too many people sign in at this moment; the same request may succeed later. */
    static final class Busy extends Exception {
        Busy() {
            super("too many sign-ins at once", null, false, false);
        }
    }

    /** Whether a password may be set: 12 to 1024 characters, no other rule (NIST SP 800-63B §3.1.1). */
    public boolean acceptable(String password) {
        return password.codePointCount(0, password.length()) >= 12 && password.length() <= LONGEST;
    }

    /** The hash of a password in the encoded form that is kept: {@code $argon2id$v=19$…}. Takes tens of milliseconds. */
    public String hash(String password) {
        var salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        try {
            return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ROUNDS + ",p=" + LANES + "$" + BASE64.encodeToString(salt) + "$"
                    + BASE64.encodeToString(onItsThread(() -> argon2id(password, salt, MEMORY_KIB, ROUNDS, LANES, LENGTH)));
        } catch (Busy busy) {
            throw new IllegalStateException(busy);
        }
    }

    /**
     * Whether this is the password. Takes the same time for a person without one, and for nobody: then always false.
     *
     * @param kept what {@link #hash} made
     */
    boolean matches(String password, Optional<String> kept) throws Busy {
        if (password.length() > LONGEST) {
            return false;
        }
        var encoded = kept.orElse(nobodys);
        var parts = ENCODED.matcher(encoded);
        if (!parts.matches()) {
            throw new IllegalStateException("a kept password hash is not in the encoded form of Argon2id");
        }
        var expected = Base64.getDecoder().decode(parts.group(5));
        var actual = onItsThread(() -> argon2id(password, Base64.getDecoder().decode(parts.group(4)), Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)), expected.length));
        return MessageDigest.isEqual(actual, expected) && kept.isPresent();
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int rounds, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id).withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory).withIterations(rounds).withParallelism(lanes).withSalt(salt).build());
        var hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private <T> T onItsThread(Callable<T> work) throws Busy {
        try {
            return threads.submit(work).get();
        } catch (RejectedExecutionException full) {
            throw new Busy();
        } catch (ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
