package org.returnhome.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.returnhome.engine.Form;
import org.returnhome.engine.Json;

/**
 * A form version as far as sharing depends on it: its sections and, in the order of the form, everything in them that can
 * hold an answer. Rows of a yes/no table and comments are questions of their own here (schema/form, README).
 *
 * @param key key of the form, as {@code returnHomeInterview}
 * @param version version of the form, from 1
 * @param title title of the form
 * @param sections in the order of the form
 */
public record SharedForm(String key, int version, String title, List<Section> sections) {

    public SharedForm {
        Objects.requireNonNull(key);
        Objects.requireNonNull(title);
        sections = List.copyOf(sections);
    }

    /** A section and what can be answered in it. */
    public record Section(String id, String title, List<Question> questions) {
        public Section {
            Objects.requireNonNull(id);
            Objects.requireNonNull(title);
            questions = List.copyOf(questions);
        }
    }

    /**
     * One thing that can be answered.
     *
     * @param id id of the answer
     * @param label the question as the form puts it
     * @param police what the form says about sharing it with the police
     * @param fact the pinned fact a prefilled question shows when no copy is stored; empty for other questions
     */
    public record Question(String id, String label, Sharing police, Optional<String> fact) {
        public Question {
            Objects.requireNonNull(id);
            Objects.requireNonNull(label);
            Objects.requireNonNull(police);
            Objects.requireNonNull(fact);
        }
    }

    /** The form's word on one recipient (domain §4, column {@code pol}). */
    public enum Sharing {
        YES, REVIEWER, NO;

        /** From the definition's word; anything but the two opening words shares nothing. */
        static Sharing of(String word) {
            return switch (word) {
                case "yes" -> YES;
                case "reviewer" -> REVIEWER;
                default -> NO;
            };
        }
    }

    /** The form as the engine reads it: rows take from their table, comments from their question. */
    public static SharedForm of(Form form) {
        var starts = new HashMap<String, Integer>();
        var sections = form.json().list("sections").stream().map(Json.Fields.class::cast).toList();
        for (int index = 0; index < sections.size(); index++) {
            for (var question : sections.get(index).list("questions")) {
                starts.put(text((Json.Fields) question, "id"), index);
            }
        }
        var questions = sections.stream().map(section -> new ArrayList<Question>()).toList();
        var index = 0;
        for (var question : form.questions().values()) {
            // Rows and comments follow the question that they belong to.
            index = starts.getOrDefault(question.id(), index);
            if (question.type().answerable()) {
                questions.get(index).add(new Question(question.id(), text(question.json(), "label"), police(question.json()), question.from()));
            }
        }
        return new SharedForm(form.key(), (int) form.version(), text(form.json(), "title"),
                IntStream.range(0, sections.size()).mapToObj(at -> new Section(text(sections.get(at), "id"), text(sections.get(at), "title"),
                        questions.get(at))).toList());
    }

    /** Ids of the questions that the form leaves to the reviewer, in its order. */
    public List<String> leftToReviewer() {
        return sections.stream().flatMap(section -> section.questions().stream())
                .filter(question -> question.police() == Sharing.REVIEWER).map(Question::id).toList();
    }

    /** Whether the form has this question. */
    boolean asks(String id) {
        return sections.stream().flatMap(section -> section.questions().stream()).anyMatch(question -> question.id().equals(id));
    }

    private static Sharing police(Json.Fields question) {
        return question.get("sharing").flatMap(sharing -> ((Json.Fields) sharing).text("police")).map(Sharing::of).orElse(Sharing.NO);
    }

    private static String text(Json.Fields fields, String key) {
        return fields.text(key).orElseThrow();
    }
}
