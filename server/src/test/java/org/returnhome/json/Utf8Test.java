package org.returnhome.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
    @ParameterizedTest
    @ValueSource(strings = {"", "Zara", "Siân", "🙂", "a replacement \uFFFD that stands there by right"})
    void text_comes_back_as_it_was(String text) {
        assertThat(Utf8.read(text.getBytes(StandardCharsets.UTF_8))).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "61c3", "c0af", "eda080", "f4908080", "efbfbdff"})
    void bytes_that_are_not_utf8_are_no_text(String hexadecimal) {
        assertThat(Utf8.read(HexFormat.of().parseHex(hexadecimal))).isEmpty();
    }

    @Test
    void a_mark_at_the_beginning_is_kept() {
        assertThat(Utf8.read(HexFormat.of().parseHex("efbbbf61"))).contains("\uFEFFa");
    }
}
