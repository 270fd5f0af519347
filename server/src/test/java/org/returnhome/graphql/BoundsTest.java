package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.returnhome.problem.ProblemCode;

class BoundsTest {

    private static final Tiny TINY = new Tiny();
    private static final Limits LIMITS = new Limits(32_768, 6_000, 20, 50, 50_000, java.time.Duration.ofSeconds(20));

    @ParameterizedTest
    @ValueSource(strings = {
            "{ things(first: 100) { nodes { things(first: 100) { nodes { things(first: 100) { nodes { number } } } } } } }",
            "{ things { nodes { things { nodes { things { nodes { things { nodes { number } } } } } } } } }",
            "{ things(first: 1) { nodes { all { all { all { all { all { number } } } } } } } }",
            "{ things(first: 2147483647) { nodes { things(first: 2147483647) { nodes { things(first: 2147483647) { nodes { number } } } } } } }",
            "query($n: Int) { things(first: $n) { nodes { things(first: $n) { nodes { things(first: $n) { nodes { number } } } } } } }"})
    void what_fans_out_is_refused_by_its_cost(String document) {
        assertRefused(document, "fields");
    }

    @Test
    void fragments_that_multiply_each_other_are_weighed_fast_and_refused() {
        var bomb = "{ ...f0 }" + IntStream.range(0, 60).mapToObj(number -> " fragment f" + number + " on Query { "
                + ("...f" + (number + 1) + " ").repeat(10) + " }").collect(Collectors.joining()) + " fragment f60 on Query { thread }";
        long began = System.nanoTime();
        assertRefused(bomb, "fields");
        assertThat(System.nanoTime() - began).isLessThan(2_000_000_000L);
    }

    @Test
    void depth_and_aliases_are_bounded() {
        assertRefused("{ things(first: 1) { nodes { " + "next { ".repeat(30) + "number" + " }".repeat(33), "deeper");
        assertRefused("{" + IntStream.range(0, 51).mapToObj(number -> " a" + number + ": thread").collect(Collectors.joining()) + " }", "renames");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ things(first: 100) { nodes { number owner { name } things(first: 100) { pageInfo { hasNextPage } } } } }",
            "{ thread a: thread }", "{ __typename __schema { types { name } } }"})
    void what_people_ask_for_passes(String document) {
        assertThat(exceeded(document)).isEmpty();
    }

    private static void assertRefused(String document, String because) {
        assertThat(exceeded(document)).hasValueSatisfying(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.OVER_LIMIT);
            assertThat(problem.message()).contains(because);
        });
    }

    private static java.util.Optional<org.returnhome.problem.Problem> exceeded(String text) {
        var document = new Parser().parseDocument(text);
        return Bounds.exceeded(LIMITS, TINY.schema, document, document.getDefinitionsOfType(OperationDefinition.class).getFirst(), Map.of());
    }
}
