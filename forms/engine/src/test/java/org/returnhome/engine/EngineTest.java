package org.returnhome.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What the cases of forms/conformance cannot say. */
class EngineTest {
    private static final String FORM = """
            {"key": "small", "version": 1, "title": "Small", "sections": [{"id": "only", "title": "Only", "childFacing": false, "questions": [
              {"id": "first", "type": "yesNo", "label": "First", "askWhen": {"question": "second", "is": "yes"}},
              {"id": "second", "type": "yesNo", "label": "Second", "askWhen": {"question": "first", "is": "yes"}},
              {"id": "third", "type": "text", "label": "Third", "required": "always"}]}]}""";

    @Test
    void a_text_that_is_no_definition_is_refused() {
        assertThatThrownBy(() -> Form.read("[]")).isInstanceOf(UnreadableForm.class);
        assertThatThrownBy(() -> Form.read("{\"key\": \"a\", \"version\": 1, \"sections\": [{\"questions\": [{\"id\": \"a\", \"type\": \"guess\"}]}]}")).isInstanceOf(UnreadableForm.class);
    }

    @Test
    void answers_that_are_no_json_object_are_a_finding_and_no_fault() {
        for (String answers : new String[] {"", "[]", "null", "{\"a\":1,\"a\":1}", "{\"third\":\"\\ud800\"}"}) {
            assertThat(Engine.judge(Form.read(FORM), answers, "nonsense", "never").findings()).extracting(Finding::code).containsExactly("unreadable", "missing");
        }
    }

    @Test
    void rules_in_a_circle_hide_their_questions_and_end() {
        Verdict verdict = Engine.judge(Form.read(FORM), "{\"first\":{\"value\":\"yes\"},\"second\":{\"value\":\"yes\"},\"third\":{\"value\":\"x\"}}", "{}", "2026-11-22T14:00:00Z");
        assertThat(verdict.asked()).containsExactly("third");
        assertThat(verdict.findings()).isEmpty();
    }

    @Test
    void the_verdict_is_canonical_json() {
        assertThat(Engine.judge(Form.read(FORM), "{}", "{}", "2026-11-22T14:00:00Z").json()).isEqualTo("{\"asked\":[\"third\"],\"computed\":{},\"findings\":"
                + "[{\"code\":\"missing\",\"kind\":\"required\",\"message\":\"This needs an answer.\",\"question\":\"third\"}],\"flags\":[]}");
    }
}
