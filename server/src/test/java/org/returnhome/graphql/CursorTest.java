package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

class CursorTest {

    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-11-22T09:30:00.123456Z");

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "AAAAAAAAAAAA", "not base64!", "🙂"})
    void what_this_server_did_not_make_is_refused_by_the_name_of_the_argument(String text) {
        assertThatThrownBy(() -> Cursor.read("visits", text, "after")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problem().code()).isEqualTo(ProblemCode.BAD_CURSOR);
            assertThat(refusal.problem().path()).isEqualTo(Optional.of("after"));
            assertThat(refusal.problem().message()).contains("`after`");
        });
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var text = Cursor.after("submissions", AT, ID).text();
        assertThatThrownBy(() -> Cursor.read("visits", text, "after")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_cursor_changed_in_one_character_or_spelt_otherwise_is_refused() {
        var text = Cursor.after("visits", AT, ID).text();
        for (int index = 0; index < text.length(); index++) {
            var changed = text.substring(0, index) + (text.charAt(index) == 'A' ? 'B' : 'A') + text.substring(index + 1);
            assertThatThrownBy(() -> Cursor.read("visits", changed, "after")).isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> Cursor.read("visits", text + "=", "after")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_key_of_another_kind_is_refused() {
        var cursor = Cursor.read("visits", Cursor.after("visits", "word", ID).text(), "after");
        assertThatThrownBy(() -> cursor.time(0)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> cursor.number(1)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> cursor.uuid(2)).isInstanceOf(Refusal.class);
    }

    @Test
    void a_cursor_gives_back_its_keys() {
        var cursor = Cursor.read("visits", Cursor.after("visits", AT, ID, 7L, "word").text(), "after");
        assertThat(cursor.time(0)).isEqualTo(AT);
        assertThat(cursor.uuid(1)).isEqualTo(ID);
        assertThat(cursor.number(2)).isEqualTo(7);
        assertThat(cursor.word(3)).isEqualTo("word");
    }
}
