package org.returnhome.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "01", "1.", ".5", "1e", "+1", "-", "nul", "truefalse", "\"a", "\"\t\"",
            "\"\\x\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u12g4\"", "[1] 2", "{a:1}", "'a'", "NaN", "Infinity", "\uFEFF1"})
    void what_is_not_strict_json_is_refused(String text) {
        assertThat(JsonReader.read(text)).isEmpty();
    }

    @Test
    void nesting_deeper_than_a_hundred_is_refused() {
        assertThat(JsonReader.read("[".repeat(100) + "]".repeat(100))).isPresent();
        assertThat(JsonReader.read("[".repeat(10_000) + "]".repeat(10_000))).isEmpty();
    }

    @Test
    void canonical_json_sorts_keys_and_spells_strings_as_rfc_8785() {
        String text = "{ \"\\u20ac\": \"Euro\", \"\\r\": 1, \"\\ud83d\\ude00\": [ ], \"1\": { }, \"\\u0080\": null, \"\\u00f6\": -0, \"\\ufb33\": \"\\u000f\\n\\\"\\\\/\" }";
        String expected = "{\"\\r\":1,\"1\":{},\"\u0080\":null,\"\u00f6\":0,\"\u20ac\":\"Euro\",\"\uD83D\uDE00\":[],\"\uFB33\":\"\\u000f\\n\\\"\\\\/\"}";
        assertThat(JsonReader.read(text).map(JsonWriter::write)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "1e3", "9007199254740992", "-9007199254740992", "123456789012345678901234567890"})
    void only_whole_numbers_within_two_to_the_53_are_integers(String spelling) {
        assertThat(new Json.Number(spelling).integer()).isEmpty();
        assertThat(new Json.Number("-9007199254740991").integer()).contains(-9007199254740991L);
    }
}
