package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

class RequestJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\":1,\"a\":1}|a",
            "{\"variables\":{\"input\":[{\"jws\":1},{\"jws\":1,\"jws\":2}]}}|variables.input.1.jws",
            "{\"a\":1,\"\\u0061\":2}|a"})
    void a_key_that_stands_twice_is_refused_with_its_path(String json, String path) {
        var refusal = refusal(json);
        assertThat(refusal.problem().code()).isEqualTo(ProblemCode.DUPLICATE_KEY);
        assertThat(refusal.problem().path()).isEqualTo(Optional.of(path));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"a\":[\"\\ud800\"]}|LONE_SURROGATE", "{\"a\":[\"\\udc00\\ud800\"]}|LONE_SURROGATE", "{\"a\":[\"\\u0000\"]}|NUL_CHARACTER"})
    void text_that_no_store_can_keep_is_refused_with_its_path(String json, ProblemCode code) {
        var refusal = refusal(json);
        assertThat(refusal.problem().code()).isEqualTo(code);
        assertThat(refusal.problem().path()).isEqualTo(Optional.of("a.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"a\":01}", "{'a':1}", "{\"a\":NaN}", "nul"})
    void what_is_not_json_is_refused(String json) {
        assertThat(refusal(json).problem().code()).isEqualTo(ProblemCode.BAD_REQUEST);
    }

    @Test
    void depth_is_bounded_and_refused_fast() {
        assertThat(refusal("[".repeat(10_000)).problem().code()).isEqualTo(ProblemCode.OVER_LIMIT);
        assertThat(refusal("9".repeat(10_000)).problem().code()).isEqualTo(ProblemCode.OVER_LIMIT);
    }

    @Test
    void what_is_not_utf_8_is_refused() {
        assertThatThrownBy(() -> RequestJson.read(new byte[] {'"', (byte) 0xff, '"'})).isInstanceOf(Refusal.class);
    }

    @Test
    void values_come_as_json_has_them() {
        assertThat(RequestJson.read("{\"a\":[1,2.5,true,null,\"x😀\"],\"b\":{}}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Map.of("a", java.util.Arrays.asList(1, new BigDecimal("2.5"), true, null, "x😀"), "b", Map.of()));
        assertThat(RequestJson.read("[]")).isEqualTo(List.of());
    }

    private static Refusal refusal(String json) {
        try {
            RequestJson.read(json);
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("was not refused");
    }
}
