package org.returnhome.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a definition: spreads tables into rows and comments, resolves lists, joins the conditions of section, table and row. */
final class FormReader {
    private static final long LONGEST_TEXT = 500;
    private static final long LONGEST_LONG_TEXT = 20_000;
    private static final List<String> INHERITED = List.of("required", "requireWhen", "recommended", "recommendWhen", "absent", "comments", "sensitivity", "sharing", "voice",
            "signedByChild", "immediateAlert", "source");

    private final Json.Fields definition;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, Shape> facts = new LinkedHashMap<>();

    FormReader(Json.Fields definition) {
        this.definition = definition;
    }

    Form form() {
        String key = definition.text("key").orElseThrow(() -> new UnreadableForm("no key"));
        long version = definition.integer("version").orElseThrow(() -> new UnreadableForm("no version"));
        for (Json json : definition.list("facts")) {
            Json.Fields fact = fields(json);
            facts.put(id(fact), shape(fact, type(fact, "type")));
        }
        facts.put(RuleReader.EVALUATED_AT, simple(Type.DATE_TIME));
        for (Json section : definition.list("sections")) {
            Json.Fields fields = fields(section);
            Optional<Rule> askWhen = RuleReader.optional(fields, "askWhen");
            for (Json question : fields.list("questions")) add(fields(question), askWhen);
        }
        return new Form(key, version, questions, facts, definition);
    }

    private void add(Json.Fields fields, Optional<Rule> outer) {
        Question question = question(fields, outer);
        questions.put(question.id(), question);
        if (question.type() == Type.YES_NO && fields.get("comments").isPresent()) addComments(question);
        for (Json row : fields.list("rows")) {
            Question asked = question(row(fields, fields(row)), Optional.of(question.askWhen()));
            questions.put(asked.id(), asked);
            if (asked.json().get("comments").isPresent()) addComments(asked);
        }
    }

    /** A row with what it takes from its table. */
    private static Json.Fields row(Json.Fields table, Json.Fields row) {
        Map<String, Json> members = new LinkedHashMap<>(row.members());
        members.put("type", new Json.Text(Type.YES_NO.word()));
        for (String key : INHERITED) {
            boolean said = row.get(key).isPresent()
                    || key.startsWith("requir") && (row.get("required").isPresent() || row.get("requireWhen").isPresent())
                    || key.startsWith("recommend") && (row.get("recommended").isPresent() || row.get("recommendWhen").isPresent());
            if (!said && table.get(key).isPresent()) members.put(key, table.members().get(key));
        }
        return new Json.Fields(members);
    }

    private void addComments(Question question) {
        Map<String, Json> members = new LinkedHashMap<>(question.json().members());
        String id = question.id() + "Comments";
        members.put("id", new Json.Text(id));
        members.put("type", new Json.Text(Type.LONG_TEXT.word()));
        members.put("label", new Json.Text("Comments"));
        for (String key : List.of("required", "requireWhen", "recommended", "recommendWhen", "comments", "mustBe", "flagWhen", "askWhen", "absent", "hint")) members.remove(key);
        members.remove("voice");
        for (Json voice : question.json().list("voice")) {
            if (voice instanceof Json.Text word && word.value().equals("verbatim")) members.put("voice", new Json.Items(List.of(word)));
        }
        questions.put(id, new Question(id, simple(Type.LONG_TEXT), question.askWhen(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(),
                Optional.empty(), Optional.empty(), new Json.Fields(members)));
    }

    private Question question(Json.Fields fields, Optional<Rule> outer) {
        Type type = type(fields, "type");
        List<String> absent = new ArrayList<>();
        for (Json reason : fields.list("absent")) {
            if (reason instanceof Json.Text word) absent.add(word.value());
        }
        return new Question(id(fields), type == Type.PREFILLED ? prefilled(fields) : shape(fields, type), both(outer, RuleReader.optional(fields, "askWhen")), need(fields, "required", "requireWhen"),
                need(fields, "recommended", "recommendWhen"), checks(fields, "mustBe"), checks(fields, "flagWhen"), List.copyOf(absent), fields.text("from"),
                RuleReader.optional(fields, "yesWhen"), fields);
    }

    private static Rule both(Optional<Rule> outer, Optional<Rule> own) {
        if (outer.isEmpty() || outer.get() == Rule.ALWAYS) return own.orElse(Rule.ALWAYS);
        return own.isEmpty() ? outer.get() : new Rule.All(List.of(outer.get(), own.get()));
    }

    private static Optional<Rule> need(Json.Fields fields, String always, String when) {
        return fields.get(always).isPresent() ? Optional.of(Rule.ALWAYS) : RuleReader.optional(fields, when);
    }

    private static List<Question.Check> checks(Json.Fields fields, String key) {
        List<Question.Check> checks = new ArrayList<>();
        for (Json json : fields.list(key)) {
            Json.Fields check = fields(json);
            Rule rule = RuleReader.optional(check, "rule").orElseThrow(() -> new UnreadableForm("a check without a rule"));
            checks.add(new Question.Check(rule, check.text("flag").orElse(key), check.text("message").orElse("")));
        }
        return List.copyOf(checks);
    }

    private Shape shape(Json.Fields fields, Type type) {
        List<String> options = new ArrayList<>();
        List<String> exclusive = new ArrayList<>();
        for (Json json : options(fields)) {
            Json.Fields option = fields(json);
            options.add(id(option));
            if (option.get("exclusive").isPresent()) exclusive.add(id(option));
        }
        List<Question> parts = new ArrayList<>();
        for (Json part : fields.list("parts")) parts.add(question(fields(part), Optional.empty()));
        return new Shape(type, List.copyOf(options), List.copyOf(exclusive), fields.integer("minimum").orElse(-Json.Number.LARGEST),
                fields.integer("maximum").orElse(Json.Number.LARGEST), fields.integer("maxLength").orElse(type == Type.LONG_TEXT ? LONGEST_LONG_TEXT : LONGEST_TEXT),
                fields.text("format"), fields.integer("countAtLeast").orElse(0L), fields.integer("countAtMost").orElse(Json.Number.LARGEST), List.copyOf(parts));
    }

    /** What a prefilled question shows has the shape of its fact, options included. */
    private Shape prefilled(Json.Fields fields) {
        Shape fact = fields.text("from").map(facts::get).orElse(null);
        Type type = type(fields, "shape");
        return fact != null && fact.type() == type ? fact : shape(fields, type);
    }

    private static Shape simple(Type type) {
        return new Shape(type, List.of(), List.of(), 0, 0, LONGEST_LONG_TEXT, Optional.empty(), 0, 0, List.of());
    }

    private List<Json> options(Json.Fields fields) {
        Optional<String> list = fields.text("list");
        if (list.isEmpty()) return fields.list("options");
        return definition.get("lists").orElse(null) instanceof Json.Fields lists ? lists.list(list.get()) : List.of();
    }

    private static Type type(Json.Fields fields, String key) {
        return fields.text(key).flatMap(Type::of).orElseThrow(() -> new UnreadableForm("no such type"));
    }

    private static String id(Json.Fields fields) {
        return fields.text("id").orElseThrow(() -> new UnreadableForm("no id"));
    }

    private static Json.Fields fields(Json json) {
        if (json instanceof Json.Fields fields) return fields;
        throw new UnreadableForm("not an object");
    }
}
