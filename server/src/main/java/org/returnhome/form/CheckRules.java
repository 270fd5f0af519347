package org.returnhome.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.returnhome.engine.Json;
import org.returnhome.form.Named.Kind;

/** Finds rules that name what is not there, or compare what cannot be compared. Reads faulty definitions too. */
final class CheckRules {
    private static final List<String> RULES = List.of("askWhen", "requireWhen", "recommendWhen", "yesWhen");
    private static final List<String> CHECKS = List.of("mustBe", "flagWhen");
    private static final Map<String, List<Kind>> FITTING = Map.ofEntries(
            Map.entry("is", List.of(Kind.WORD, Kind.NUMBER, Kind.TIME)), Map.entry("isOneOf", List.of(Kind.WORD, Kind.NUMBER, Kind.TIME)),
            Map.entry("includes", List.of(Kind.SEVERAL)), Map.entry("moreThan", List.of(Kind.NUMBER)), Map.entry("lessThan", List.of(Kind.NUMBER)),
            Map.entry("atLeast", List.of(Kind.NUMBER, Kind.TIME)), Map.entry("atMost", List.of(Kind.NUMBER, Kind.TIME)),
            Map.entry("before", List.of(Kind.TIME)), Map.entry("after", List.of(Kind.TIME)), Map.entry("olderThan", List.of(Kind.TIME)),
            Map.entry("youngerThan", List.of(Kind.TIME)), Map.entry("countAtLeast", List.of(Kind.SEVERAL, Kind.ROWS)), Map.entry("anyItem", List.of(Kind.ROWS)));

    private final Names names;
    private final List<Fault> faults = new ArrayList<>();

    CheckRules(Names names, Json.Fields definition) {
        this.names = names;
        Names.each(definition.list("sections"), "/sections", (section, pointer) -> {
            owner(section, pointer, Map.of());
            Names.each(section.list("questions"), pointer + "/questions", this::question);
        });
    }

    List<Fault> faults() {
        return faults;
    }

    private void question(Json.Fields question, String pointer) {
        owner(question, pointer, Map.of());
        Names.each(question.list("rows"), pointer + "/rows", (row, at) -> owner(row, at, Map.of()));
        Optional<Named> group = question.text("id").map(names.questions()::get).filter(named -> named.kind() == Kind.ROWS);
        Map<String, Named> parts = group.map(names::parts).orElse(Map.of());
        Names.each(question.list("parts"), pointer + "/parts", (part, at) -> owner(part, at, parts));
    }

    private void owner(Json.Fields fields, String pointer, Map<String, Named> parts) {
        for (String key : RULES) fields.get(key).ifPresent(rule -> rule(rule, pointer + "/" + key, parts));
        for (String key : CHECKS) {
            Names.each(fields.list(key), pointer + "/" + key, (check, at) -> check.get("rule").ifPresent(rule -> rule(rule, at + "/rule", parts)));
        }
    }

    private void rule(Json json, String pointer, Map<String, Named> parts) {
        if (!(json instanceof Json.Fields rule)) return;
        for (String key : List.of("all", "any")) {
            List<Json> rules = rule.list(key);
            for (int i = 0; i < rules.size(); i++) rule(rules.get(i), pointer + "/" + key + "/" + i, parts);
        }
        rule.get("not").ifPresent(not -> rule(not, pointer + "/not", parts));
        rule.get("answered").ifPresent(answered -> {
            if (answered instanceof Json.Text(String id)) find(names.questions(), "question", id, pointer + "/answered");
            else if (answered instanceof Json.Fields name) named(name, pointer + "/answered", parts);
        });
        if (rule.get("question").or(() -> rule.get("part")).or(() -> rule.get("fact")).isPresent()) {
            Optional<Named> left = named(rule, pointer, parts);
            FITTING.forEach((key, kinds) -> rule.get(key).ifPresent(right -> comparison(left, key, kinds, right, pointer + "/" + key, parts)));
        }
    }

    private void comparison(Optional<Named> left, String key, List<Kind> kinds, Json right, String pointer, Map<String, Named> parts) {
        if (key.equals("anyItem")) {
            rule(right, pointer, left.filter(named -> named.kind() == Kind.ROWS).map(names::parts).orElse(Map.of()));
        }
        if (left.isEmpty()) return;
        if (!kinds.contains(left.get().kind())) {
            faults.add(new Fault(pointer, "`" + key + "` cannot be said of a " + left.get().type().word()));
            return;
        }
        switch (key) {
            case "anyItem", "countAtLeast" -> { }
            case "olderThan", "youngerThan" -> {
                if (right instanceof Json.Fields age && age.get("at").orElse(null) instanceof Json.Fields at) {
                    named(at, pointer + "/at", parts).filter(named -> named.kind() != Kind.TIME)
                            .ifPresent(named -> faults.add(new Fault(pointer + "/at", "an age is measured at a date or time")));
                }
            }
            case "isOneOf" -> {
                List<Json> literals = right instanceof Json.Items(List<Json> items) ? items : List.of();
                for (int i = 0; i < literals.size(); i++) literal(left.get(), literals.get(i), pointer + "/" + i);
            }
            default -> operand(left.get(), right, pointer, parts);
        }
    }

    private void operand(Named left, Json right, String pointer, Map<String, Named> parts) {
        if (!(right instanceof Json.Fields fields)) {
            literal(left, right, pointer);
            return;
        }
        Kind wanted = left.kind() == Kind.SEVERAL ? Kind.WORD : left.kind();
        Optional<Named> other = named(fields, pointer, parts);
        other.filter(named -> named.kind() != wanted)
                .ifPresent(named -> faults.add(new Fault(pointer, "a " + left.type().word() + " cannot be compared with a " + named.type().word())));
        if (fields.get("plus").isPresent() && left.kind() != Kind.TIME) faults.add(new Fault(pointer + "/plus", "only a date or time can be moved on"));
    }

    private void literal(Named left, Json literal, String pointer) {
        boolean fits = switch (left.kind()) {
            case NUMBER -> literal instanceof Json.Number;
            case TIME -> literal instanceof Json.Text(String text) && time(text);
            case WORD, SEVERAL -> literal instanceof Json.Text(String text) && (left.options().isEmpty() || left.options().contains(text));
            case ROWS, NOTHING -> false;
        };
        if (!fits) faults.add(new Fault(pointer, "this is never a value of a " + left.type().word() + (left.options().isEmpty() ? "" : " of " + left.options())));
    }

    private static boolean time(String text) {
        try {
            return text.length() == 10 ? LocalDate.parse(text) != null : OffsetDateTime.parse(text) != null;
        } catch (DateTimeException none) {
            return false;
        }
    }

    private Optional<Named> named(Json.Fields name, String pointer, Map<String, Named> parts) {
        return name.text("question").flatMap(id -> find(names.questions(), "question", id, pointer + "/question"))
                .or(() -> name.text("part").flatMap(id -> find(parts, "part", id, pointer + "/part")))
                .or(() -> name.text("fact").flatMap(id -> find(names.facts(), "fact", id, pointer + "/fact")));
    }

    private Optional<Named> find(Map<String, Named> known, String what, String id, String pointer) {
        Optional<Named> named = Optional.ofNullable(known.get(id));
        if (named.isEmpty()) faults.add(new Fault(pointer, "there is no " + what + " `" + id + "`" + (what.equals("part") ? " here" : "")));
        named.filter(found -> found.kind() == Kind.NOTHING).ifPresent(found -> faults.add(new Fault(pointer, "`" + id + "` has no answer of its own")));
        return named;
    }
}
