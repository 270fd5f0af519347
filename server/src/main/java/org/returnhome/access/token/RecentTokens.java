package org.returnhome.access.token;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.returnhome.access.token.TokenCheck.Outcome.Good;

/**
 * Tokens whose signature was verified within the last minute, by their whole text, so that a burst of requests pays for it
 * once. An issuer's withdrawn key is thus out after a minute; a person who left is out at once, as the register is asked
 * at every request.
 */
final class RecentTokens {
    private static final Duration TRUSTED = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private record Kept(Good token, Instant until) {}

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    Optional<Good> find(String text, Instant now) {
        return Optional.ofNullable(kept.get(text)).filter(one -> now.isBefore(one.until())).map(Kept::token);
    }

    /** @param expires the token's own end; it is forgotten then, if not before */
    void keep(String text, Good token, Instant expires, Instant now) {
        if (kept.size() >= MOST) {
            kept.values().removeIf(one -> !now.isBefore(one.until()));
        }
        if (kept.size() >= MOST) {
            kept.clear();
        }
        var until = now.plus(TRUSTED);
        kept.put(text, new Kept(token, expires.isBefore(until) ? expires : until));
    }
}
