package org.returnhome.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rules of a definition that keeps to {@code schema/form/form.schema.json}. */
public final class RuleReader {
    /** The fact that is always there: when the form is judged. */
    public static final String EVALUATED_AT = "evaluatedAt";

    private RuleReader() {
    }

    /** @throws UnreadableForm if it is no rule */
    public static Rule read(Json json) {
        if (!(json instanceof Json.Fields fields)) throw new UnreadableForm("a rule is an object");
        if (fields.get("all").isPresent()) return new Rule.All(rules(fields.list("all")));
        if (fields.get("any").isPresent()) return new Rule.Any(rules(fields.list("any")));
        Optional<Json> not = fields.get("not");
        if (not.isPresent()) return new Rule.Not(read(not.get()));
        Optional<Json> answered = fields.get("answered");
        if (answered.isPresent()) return new Rule.Answered(answered.get() instanceof Json.Text id ? new Name.OfQuestion(id.value()) : name(answered.get()));
        return new Rule.Compare(name(fields), test(fields));
    }

    /** The rule under the key, if there is one. */
    static Optional<Rule> optional(Json.Fields fields, String key) {
        Optional<Json> json = fields.get(key);
        return json.isEmpty() ? Optional.empty() : Optional.of(read(json.get()));
    }

    private static List<Rule> rules(List<Json> list) {
        List<Rule> rules = new ArrayList<>();
        for (Json json : list) rules.add(read(json));
        return List.copyOf(rules);
    }

    private static Name name(Json json) {
        if (json instanceof Json.Fields fields) {
            Optional<String> question = fields.text("question");
            if (question.isPresent()) return new Name.OfQuestion(question.get());
            Optional<String> part = fields.text("part");
            if (part.isPresent()) return new Name.OfPart(part.get());
            Optional<String> fact = fields.text("fact");
            if (fact.isPresent()) return new Name.OfFact(fact.get());
        }
        throw new UnreadableForm("a rule names a question, a part or a fact");
    }

    private static Rule.Test test(Json.Fields fields) {
        for (Rule.Order order : Rule.Order.values()) {
            Optional<Json> right = fields.get(order.word());
            if (right.isPresent()) return new Rule.Test.Ordered(order, operand(right.get()));
        }
        Optional<Json> is = fields.get("is");
        if (is.isPresent()) return new Rule.Test.Is(operand(is.get()));
        if (fields.get("isOneOf").isPresent()) return new Rule.Test.IsOneOf(fields.list("isOneOf"));
        Optional<Json> includes = fields.get("includes");
        if (includes.isPresent()) return new Rule.Test.Includes(operand(includes.get()));
        Optional<Json> older = fields.get("olderThan");
        if (older.isPresent()) return age(true, older.get());
        Optional<Json> younger = fields.get("youngerThan");
        if (younger.isPresent()) return age(false, younger.get());
        Optional<Long> count = fields.integer("countAtLeast");
        if (count.isPresent()) return new Rule.Test.CountAtLeast(count.get());
        Optional<Json> anyItem = fields.get("anyItem");
        if (anyItem.isPresent()) return new Rule.Test.AnyItem(read(anyItem.get()));
        throw new UnreadableForm("a rule without a comparison");
    }

    private static Operand operand(Json json) {
        return json instanceof Json.Fields fields ? named(fields) : new Operand.Literal(json);
    }

    private static Operand.Named named(Json.Fields fields) {
        Name name = name(fields);
        if (fields.get("plus").orElse(null) instanceof Json.Fields plus) {
            for (Unit unit : Unit.values()) {
                Optional<Long> amount = plus.integer(unit.word());
                if (amount.isPresent()) return new Operand.Named(name, amount.get(), unit);
            }
        }
        return new Operand.Named(name, 0, Unit.MINUTES);
    }

    private static Rule.Test age(boolean older, Json json) {
        Operand.Named now = new Operand.Named(new Name.OfFact(EVALUATED_AT), 0, Unit.MINUTES);
        if (json instanceof Json.Number number) return new Rule.Test.Age(older, number.integer().orElse(0L), Unit.YEARS, now);
        if (json instanceof Json.Fields fields) {
            Operand.Named at = fields.get("at").orElse(null) instanceof Json.Fields named ? named(named) : now;
            for (Unit unit : Unit.values()) {
                Optional<Long> amount = fields.integer(unit.word());
                if (amount.isPresent()) return new Rule.Test.Age(older, amount.get(), unit, at);
            }
        }
        throw new UnreadableForm("an age is a number of years or an amount of a unit");
    }
}
