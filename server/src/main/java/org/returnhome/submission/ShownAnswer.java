package org.returnhome.submission;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One answer as a reader sees it.
 *
 * @param question id of the question
 * @param label the question as the form puts it
 * @param section id of the section; empty text for what the form does not ask
 * @param value JSON text in the question's shape; empty when absent
 * @param absent why there is no value
 * @param ownWords whether these are the young person's own words (S3 recommendation 6)
 */
record ShownAnswer(String question, String label, String section, Optional<String> value, Optional<AbsentReason> absent,
                   boolean ownWords) {

    /** All answers in the order of the form; what the form does not ask comes last, under its id. */
    static List<ShownAnswer> of(Envelope envelope, FormOutline form) {
        var left = new LinkedHashMap<>(envelope.answers());
        var shown = new ArrayList<ShownAnswer>();
        for (var question : form.questions()) {
            var answer = left.remove(question.id());
            if (answer != null) {
                shown.add(of(question, answer));
            }
        }
        left.forEach((id, answer) -> shown.add(of(new FormOutline.Question(id, id, "", false), answer)));
        return shown;
    }

    private static ShownAnswer of(FormOutline.Question question, Answer answer) {
        return switch (answer) {
            case Answer.Given given -> new ShownAnswer(question.id(), question.label(), question.section(),
                    Optional.of(given.value().toString()), Optional.empty(), question.ownWords());
            case Answer.Absent absent -> new ShownAnswer(question.id(), question.label(), question.section(),
                    Optional.empty(), Optional.of(absent.reason()), question.ownWords());
        };
    }
}
