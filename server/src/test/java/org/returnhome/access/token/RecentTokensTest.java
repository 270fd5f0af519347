package org.returnhome.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final TokenCheck.Outcome.Good TOKEN = new TokenCheck.Outcome.Good(null, "somebody", Optional.empty(), "t1");

    private final RecentTokens recent = new RecentTokens();

    @Test
    void another_text_is_not_known() {
        recent.keep("a.b.c", TOKEN, NOW.plusSeconds(600), NOW);
        assertThat(recent.find("a.b.d", NOW)).isEmpty();
    }

    @Test
    void a_token_is_verified_again_after_a_minute() {
        recent.keep("a.b.c", TOKEN, NOW.plusSeconds(600), NOW);
        assertThat(recent.find("a.b.c", NOW.plusSeconds(59))).contains(TOKEN);
        assertThat(recent.find("a.b.c", NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void a_token_past_its_time_is_not_known_any_more() {
        recent.keep("a.b.c", TOKEN, NOW.plusSeconds(5), NOW);
        assertThat(recent.find("a.b.c", NOW.plusSeconds(5))).isEmpty();
    }

    @Test
    void many_tokens_do_not_pile_up() {
        for (int number = 0; number < 5_000; number++) {
            recent.keep("token " + number, TOKEN, NOW.plusSeconds(600), NOW);
        }
        assertThat(IntStream.range(0, 5_000).filter(number -> recent.find("token " + number, NOW).isPresent()).count())
                .isLessThanOrEqualTo(1_000);
    }
}
