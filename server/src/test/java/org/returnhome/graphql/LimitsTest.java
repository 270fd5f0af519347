package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

    @Test
    void what_is_not_set_has_a_default() {
        assertThat(limits(Map.of())).isEqualTo(new Limits(32_768, 6_000, 20, 50, 50_000, Duration.ofSeconds(20)));
    }

    @Test
    void each_limit_can_be_set() {
        assertThat(limits(Map.of("return-home.graphql.document-characters", 1, "return-home.graphql.document-tokens", 2,
                "return-home.graphql.depth", 3, "return-home.graphql.aliases", 4, "return-home.graphql.cost", 5,
                "return-home.graphql.time", "6s"))).isEqualTo(new Limits(1, 2, 3, 4, 5, Duration.ofSeconds(6)));
    }

    private static Limits limits(Map<String, Object> settings) {
        try (var context = ApplicationContext.builder().properties(settings).environments("test").deduceEnvironment(false)
                .eagerInitSingletons(false).banner(false).start()) {
            return context.getBean(Limits.class);
        }
    }
}
