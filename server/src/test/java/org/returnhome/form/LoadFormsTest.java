package org.returnhome.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.returnhome.form.LoadForms.Outcome;

class LoadFormsTest {
    private static final String PATH = "doorstep-check/v1/form.yaml";
    private static final String QUESTION = "sensitivity: [A], sharing: { police: yes }, source: S0";
    private static final String SOUND = """
            key: doorstepCheck
            version: 1
            title: Doorstep check
            lists:
              place:
                - { id: home, label: At home }
                - { id: no, label: Nowhere }
            sections:
              - id: visit
                title: The visit
                childFacing: false
                questions:
                  - { id: seen, type: yesNo, label: Seen, %1$s }
                  - { id: where, type: choice, label: Where, list: place, askWhen: { question: seen, is: yes }, %1$s }
            """.formatted(QUESTION);

    @Test
    void the_forms_of_this_build_are_sound() {
        assertThat(LoadForms.from(FormFiles.onClassPath())).isInstanceOf(Outcome.Loaded.class);
    }

    @Test
    void all_faults_of_all_definitions_are_named_at_once_with_file_line_and_reason() {
        String schema = SOUND.replace("childFacing: false", "childFacing: maybe").replace("type: yesNo,", "type: yesNo, colour: red,");
        String names = SOUND.replace("question: seen, is: yes", "question: sene, is: yes").replace("list: place", "list: plaice").replace("doorstepCheck", "otherCheck");
        List<String> problems = problems(new FormFile(PATH, schema), new FormFile("other-check/v1/form.yaml", names), new FormFile("broken/v1/form.yaml", "key: [\n"));

        assertThat(problems).anySatisfy(problem -> assertThat(problem).startsWith("forms/definitions/" + PATH + ":11: ").contains("childFacing"))
                .anySatisfy(problem -> assertThat(problem).isEqualTo("forms/definitions/" + PATH + ":13: `colour` does not belong here"))
                .contains("forms/definitions/other-check/v1/form.yaml:14: there is no question `sene`", "forms/definitions/other-check/v1/form.yaml:14: there is no list `plaice`")
                .anySatisfy(problem -> assertThat(problem).startsWith("forms/definitions/broken/v1/form.yaml:"));
    }

    @Test
    void a_version_that_changed_after_publication_is_refused() {
        String hash = hashNamed(problems(new FormFile(PATH, SOUND)));
        FormFile published = new FormFile("published.json", "{\"doorstepCheck\": {\"1\": {\"sha256\": \"" + hash + "\", \"publishedAt\": \"2026-11-22T00:00:00Z\"}}}");

        assertThat(LoadForms.from(List.of(new FormFile(PATH, SOUND), published))).isInstanceOf(Outcome.Loaded.class);
        assertThat(problems(new FormFile(PATH, SOUND.replace("label: Seen", "label: Child seen")), published)).singleElement().asString()
                .startsWith("forms/definitions/" + PATH + ":2: this version changed after it was published");
    }

    @Test
    void a_version_that_is_not_published_is_refused_with_its_hash() {
        assertThat(problems(new FormFile(PATH, SOUND))).singleElement().asString().startsWith("forms/definitions/" + PATH + ":2: this version is not in published.json; its sha256 is ");
    }

    @Test
    void a_published_version_whose_definition_is_gone_is_refused() {
        FormFile published = new FormFile("published.json", "{\"oldCheck\":\n {\"1\": {\"sha256\": \"00\", \"publishedAt\": \"2026-11-22T00:00:00Z\"}}}");
        assertThat(problems(published)).containsExactly("forms/definitions/published.json:2: version 1 of oldCheck was published, but its definition is gone");
    }

    @Test
    void questions_that_hang_on_each_other_are_refused() {
        String circle = SOUND.replace("id: seen, type: yesNo,", "id: seen, type: yesNo, askWhen: { answered: where },");
        assertThat(problems(new FormFile(PATH, circle))).anySatisfy(problem -> assertThat(problem).contains("hangs on itself").contains("seen → where → seen"));
    }

    @Test
    void names_given_twice_and_comparisons_that_never_fit_are_refused() {
        String twice = SOUND.replace("id: where, type: choice", "id: seen, type: choice");
        assertThat(problems(new FormFile(PATH, twice))).anySatisfy(problem -> assertThat(problem).contains(":14: the question `seen` is defined twice"));
        String never = SOUND.replace("question: seen, is: yes", "question: seen, is: perhaps");
        assertThat(problems(new FormFile(PATH, never))).anySatisfy(problem -> assertThat(problem).contains(":14: this is never a value of a yesNo of [yes, no]"));
        String unfit = SOUND.replace("question: seen, is: yes", "question: seen, moreThan: 3");
        assertThat(problems(new FormFile(PATH, unfit))).anySatisfy(problem -> assertThat(problem).contains(":14: `moreThan` cannot be said of a yesNo"));
    }

    @Test
    void an_unquoted_no_stays_a_word() {
        String hash = hashNamed(problems(new FormFile(PATH, SOUND)));
        FormFile published = new FormFile("published.json", "{doorstepCheck: {\"1\": {sha256: \"" + hash + "\", publishedAt: \"2026-11-22T00:00:00Z\"}}}");
        Outcome.Loaded loaded = (Outcome.Loaded) LoadForms.from(List.of(new FormFile(PATH, SOUND), published));
        assertThat(loaded.forms().byHash(hash).orElseThrow().form().questions().get("where").shape().options()).containsExactly("home", "no");
    }

    @Test
    void the_engines_canonical_json_is_that_of_rfc_8785() throws IOException {
        Outcome.Loaded loaded = (Outcome.Loaded) LoadForms.from(FormFiles.onClassPath());
        for (FormVersion version : loaded.forms().all()) {
            assertThat(new JsonCanonicalizer(version.definition()).getEncodedString()).isEqualTo(version.definition());
        }
    }

    private static List<String> problems(FormFile... files) {
        return switch (LoadForms.from(List.of(files))) {
            case Outcome.Refused refused -> new ArrayList<>(refused.problems());
            case Outcome.Loaded loaded -> List.of();
        };
    }

    private static String hashNamed(List<String> problems) {
        String problem = problems.getFirst();
        return problem.substring(problem.length() - 64);
    }
}
