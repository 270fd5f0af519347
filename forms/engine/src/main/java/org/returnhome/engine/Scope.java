package org.returnhome.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The answers that rules see: those of the form, or those of one row of a group inside it. Whether a question is asked is found out when first needed,
 * since it may hang on questions further down.
 */
final class Scope {
    private final Map<String, Question> questions;
    private final Json.Fields given;
    private final Optional<Scope> form;
    private final Map<String, Reading> readings = new HashMap<>();
    private final Map<String, Reading> facts = new HashMap<>();
    private final Map<String, Boolean> asked = new HashMap<>();
    private final Set<String> underWay = new HashSet<>();

    private Scope(Map<String, Question> questions, Json.Fields given, Optional<Scope> form) {
        this.questions = questions;
        this.given = given;
        this.form = form;
    }

    static Scope ofForm(Form form, Json.Fields answers, Json.Fields facts) {
        Scope scope = new Scope(form.questions(), answers, Optional.empty());
        ValueReader reader = new ValueReader(scope);
        for (Map.Entry<String, Shape> fact : form.facts().entrySet()) {
            Optional<Json> value = facts.get(fact.getKey());
            scope.facts.put(fact.getKey(), value.isEmpty() ? Reading.BLANK : reader.value(fact.getValue(), value.get()));
        }
        for (Question question : form.questions().values()) {
            if (question.type().answerable()) scope.readings.put(question.id(), reader.answer(question.shape(), answers.get(question.id())));
        }
        return scope;
    }

    static Scope ofRow(Scope form, List<Question> parts, Json.Fields row) {
        Map<String, Question> questions = new LinkedHashMap<>();
        for (Question part : parts) questions.put(part.id(), part);
        Scope scope = new Scope(questions, row, Optional.of(form));
        ValueReader reader = new ValueReader(form);
        for (Question part : parts) scope.readings.put(part.id(), reader.part(part.shape(), row.get(part.id())));
        return scope;
    }

    Iterable<Question> questions() {
        return questions.values();
    }

    /** What was given, under ids that the form or row may not know. */
    Json.Fields given() {
        return given;
    }

    /** Whether an answer can stand under the id; tables and texts to read have none. */
    boolean knows(String id) {
        return readings.containsKey(id);
    }

    /** Nothing is given for any part. */
    boolean blank() {
        for (String id : given.members().keySet()) {
            if (!(readings.get(id) instanceof Reading.Blank)) return false;
        }
        return true;
    }

    /** Whether the question is shown. In a circle of rules, which the server refuses at start, it is not. */
    boolean asked(Question question) {
        Boolean known = asked.get(question.id());
        if (known != null) return known;
        if (!underWay.add(question.id())) return false;
        boolean now = new Judge(this).truth(question.askWhen()) == Truth.YES;
        underWay.remove(question.id());
        asked.put(question.id(), now);
        return now;
    }

    /** What was made of its answer; for a prefilled question of its fact or rule, and of the answer only if there is no fact. */
    Reading reading(Question question) {
        Reading answer = readings.getOrDefault(question.id(), Reading.BLANK);
        if (!question.prefilled()) return answer;
        Optional<Value> shown = shown(question);
        if (shown.isEmpty()) return answer;
        boolean differs = switch (answer) {
            case Reading.Blank blank -> false;
            case Reading.Absent absent -> true;
            case Reading.Wrong wrong -> true;
            case Reading.Given copy -> !Value.copies(copy.usable(), shown.get());
        };
        return new Reading.Given(shown.get(), differs ? Optional.of(Problem.PREFILLED_DIFFERS) : Optional.empty());
    }

    /** The value of a question that is asked and rightly answered, or of a fact. */
    Optional<Value> value(Name name) {
        return switch (name) {
            case Name.OfFact fact -> form.orElse(this).facts.getOrDefault(fact.id(), Reading.BLANK).value();
            case Name.OfPart part -> form.isPresent() ? own(part.id()) : Optional.empty();
            case Name.OfQuestion question -> form.orElse(this).own(question.id());
        };
    }

    private Optional<Value> own(String id) {
        Question question = questions.get(id);
        return question != null && asked(question) ? reading(question).value() : Optional.empty();
    }

    private Optional<Value> shown(Question question) {
        if (question.from().isPresent()) return value(new Name.OfFact(question.from().get()));
        String key = question.id() + " computed";
        if (!underWay.add(key)) return Optional.empty();
        Truth truth = new Judge(this).truth(question.yesWhen().orElseThrow());
        underWay.remove(key);
        return Optional.of(new Value.Words(truth == Truth.YES ? "yes" : "no"));
    }
}
