package org.returnhome.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Answers and facts in, a verdict out. Whatever JSON is given as answers and facts, it answers a verdict and throws nothing. */
public final class Engine {
    private final Scope form;
    private final List<String> asked = new ArrayList<>();
    private final Map<String, String> computed = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> flags = new ArrayList<>();

    private Engine(Scope form) {
        this.form = form;
    }

    /**
     * Judges JSON texts.
     *
     * @param answers object of question id to {@code {value}} or {@code {absent}}
     * @param facts object of fact id to value
     * @param evaluatedAt RFC 3339 with seconds and offset; what hangs on it cannot be judged if it is not such a time
     */
    public static Verdict judge(Form form, String answers, String facts, String evaluatedAt) {
        return judge(form, JsonReader.read(answers).orElse(new Json.Null()), JsonReader.read(facts).orElse(new Json.Null()), evaluatedAt);
    }

    /** Judges JSON values; see {@link #judge(Form, String, String, String)}. */
    public static Verdict judge(Form form, Json answers, Json facts, String evaluatedAt) {
        Map<String, Json> pinned = new LinkedHashMap<>();
        if (facts instanceof Json.Fields known) pinned.putAll(known.members());
        pinned.put(RuleReader.EVALUATED_AT, new Json.Text(evaluatedAt));
        Json.Fields given = answers instanceof Json.Fields fields ? fields : new Json.Fields(Map.of());
        Engine engine = new Engine(Scope.ofForm(form, given, new Json.Fields(pinned)));
        if (!(answers instanceof Json.Fields)) engine.find(Finding.Kind.TYPE, "", Problem.UNREADABLE.code, Problem.UNREADABLE.message);
        engine.form();
        return new Verdict(List.copyOf(engine.asked), engine.computed, List.copyOf(engine.findings), List.copyOf(engine.flags));
    }

    private void form() {
        for (Question question : form.questions()) {
            if (!form.asked(question)) continue;
            asked.add(question.id());
            if (!question.type().answerable()) continue;
            if (question.yesWhen().isPresent() && form.reading(question).value().orElse(null) instanceof Value.Words word) computed.put(question.id(), word.text());
            question(form, question, question.id());
        }
        for (String id : new TreeSet<>(form.given().members().keySet())) {
            if (!form.knows(id)) find(Finding.Kind.TYPE, id, Problem.UNKNOWN_QUESTION.code, Problem.UNKNOWN_QUESTION.message);
        }
    }

    private void question(Scope scope, Question question, String path) {
        Reading reading = scope.reading(question);
        Judge judge = new Judge(scope);
        Optional<Problem> problem = reading.problem();
        if (problem.isPresent()) find(Finding.Kind.TYPE, path, problem.get().code, problem.get().message);
        else if (reading.value().isEmpty()) need(judge, question, reading, path);
        if (reading.value().isPresent()) {
            for (Question.Check check : question.mustBe()) {
                if (judge.truth(check.rule()) == Truth.NO) find(Finding.Kind.MUST_BE, path, check.code(), check.message());
            }
        }
        for (Question.Check check : question.flagWhen()) {
            if (judge.truth(check.rule()) == Truth.YES) flag(path, check);
        }
        if (reading.value().orElse(null) instanceof Value.Rows found) rows(question, found.rows(), path);
    }

    private void rows(Question question, List<Scope> rows, String path) {
        boolean repeat = question.type() == Type.REPEAT;
        for (int i = 0; i < rows.size(); i++) {
            Scope row = rows.get(i);
            String inside = repeat ? path + "[" + i + "]." : path + ".";
            for (Question part : row.questions()) {
                if (row.asked(part)) question(row, part, inside + part.id());
            }
            for (String id : new TreeSet<>(row.given().members().keySet())) {
                boolean known = row.knows(id) || id.equals("ref");
                if (!known) find(Finding.Kind.TYPE, inside + id, Problem.UNKNOWN_PART.code, Problem.UNKNOWN_PART.message);
            }
        }
    }

    private void need(Judge judge, Question question, Reading reading, String path) {
        if (reading instanceof Reading.Absent absent && Texts.contains(question.absent(), absent.reason())) return;
        String code = reading instanceof Reading.Absent ? "absentNotEnough" : "missing";
        if (question.required().isPresent() && judge.truth(question.required().get()) == Truth.YES) {
            find(Finding.Kind.REQUIRED, path, code, "This needs an answer.");
        } else if (question.recommended().isPresent() && judge.truth(question.recommended().get()) == Truth.YES) {
            find(Finding.Kind.RECOMMENDED, path, code, "An answer would help.");
        }
    }

    private void flag(String path, Question.Check check) {
        find(Finding.Kind.FLAG, path, check.code(), check.message());
        if (!Texts.contains(flags, check.code())) flags.add(check.code());
    }

    private void find(Finding.Kind kind, String path, String code, String message) {
        findings.add(new Finding(kind, path, code, message));
    }
}
