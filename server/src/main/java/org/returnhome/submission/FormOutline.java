package org.returnhome.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.returnhome.engine.Form;
import org.returnhome.engine.Json;

/**
 * A form version as far as reading a submission depends on it.
 *
 * @param questions everything that can hold an answer, in the order of the form: rows and comments are questions of their own
 * @param signedByChild ids of the questions that the young person signs
 */
record FormOutline(List<Question> questions, Set<String> signedByChild) {
    private static final Json VERBATIM = new Json.Text("verbatim");

    /**
     * One thing that can be answered.
     *
     * @param label the question as the form puts it
     * @param ownWords whether the answer is the young person's own words (S3 recommendation 6)
     */
    record Question(String id, String label, String section, boolean ownWords) {}

    static FormOutline of(Form form) {
        var sections = sections(form);
        var questions = new ArrayList<Question>();
        var signed = new HashSet<String>();
        var section = "";
        for (var question : form.questions().values()) {
            // Rows and comments follow the question that they belong to.
            section = sections.getOrDefault(question.id(), section);
            if (question.json().get("signedByChild").isPresent()) {
                signed.add(question.id());
            }
            if (question.type().answerable()) {
                questions.add(new Question(question.id(), question.json().text("label").orElse(question.id()), section,
                        question.json().list("voice").contains(VERBATIM)));
            }
        }
        return new FormOutline(List.copyOf(questions), Set.copyOf(signed));
    }

    private static Map<String, String> sections(Form form) {
        var sections = new HashMap<String, String>();
        for (var json : form.json().list("sections")) {
            if (json instanceof Json.Fields section) {
                section.list("questions").forEach(question -> ((Json.Fields) question).text("id")
                        .ifPresent(id -> sections.put(id, section.text("id").orElse(""))));
            }
        }
        return sections;
    }
}
