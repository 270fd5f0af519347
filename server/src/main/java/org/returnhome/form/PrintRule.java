package org.returnhome.form;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.returnhome.engine.Json;
import org.returnhome.engine.Name;
import org.returnhome.engine.Operand;
import org.returnhome.engine.Rule;
import org.returnhome.engine.Rule.Test;
import org.returnhome.engine.Unit;

/** Says a rule in English, so that somebody who knows the work but no code can check it. */
final class PrintRule {
    private final Labels labels;
    private final Map<String, Json.Fields> parts;

    /** @param parts of the group inside which the rule stands; empty outside of one */
    PrintRule(Labels labels, Map<String, Json.Fields> parts) {
        this.labels = labels;
        this.parts = parts;
    }

    /** A clause: what must be so. */
    String clause(Rule rule) {
        return switch (rule) {
            case Rule.All(List<Rule> rules) -> rules.isEmpty() ? "always" : rules.stream().map(this::inner).collect(Collectors.joining(" and "));
            case Rule.Any(List<Rule> rules) -> rules.stream().map(this::inner).collect(Collectors.joining(" or "));
            case Rule.Not(Rule inside) -> not(inside);
            case Rule.Answered(Name name) -> labels.of(name, parts) + " is answered";
            case Rule.Compare(Name left, Test test) -> labels.of(left, parts) + " " + said(left, test);
        };
    }

    private String inner(Rule rule) {
        return rule instanceof Rule.All || rule instanceof Rule.Any ? "(" + clause(rule) + ")" : clause(rule);
    }

    /** What cannot be judged is not so either; hence "is answered". */
    private String not(Rule inside) {
        return switch (inside) {
            case Rule.Answered(Name name) -> labels.of(name, parts) + " is not answered";
            case Rule.Compare(Name left, Test test) -> labels.of(left, parts) + " " + switch (test) {
                case Test.Is(Operand right) -> "is something other than " + operand(left, right);
                case Test.Includes(Operand right) -> "is answered without " + operand(left, right);
                case Test.CountAtLeast(long count) -> "is answered with fewer than " + count;
                case Test.AnyItem any -> "is answered, and has no item where " + items(left, any);
                case Test.IsOneOf one -> "is answered, but not so that it " + said(left, one);
                case Test.Ordered ordered -> "is answered, but not so that it " + said(left, ordered);
                case Test.Age age -> "is answered, but not so that it " + said(left, age);
            };
            case Rule.All all -> "it is not so that (" + clause(all) + ")";
            case Rule.Any any -> "it is not so that (" + clause(any) + ")";
            case Rule.Not(Rule twice) -> clause(twice);
        };
    }

    private String said(Name left, Test test) {
        return switch (test) {
            case Test.Is(Operand right) -> "is " + operand(left, right);
            case Test.IsOneOf(List<Json> literals) -> "is one of " + literals.stream().map(literal -> literal(left, literal)).collect(Collectors.joining(", "));
            case Test.Includes(Operand right) -> "includes " + operand(left, right);
            case Test.Ordered(Rule.Order order, Operand right) -> switch (order) {
                case MORE_THAN -> "is more than ";
                case LESS_THAN -> "is less than ";
                case AT_LEAST -> "is not less than ";
                case AT_MOST -> "is not more than ";
                case BEFORE -> "is before ";
                case AFTER -> "is after ";
            } + operand(left, right);
            case Test.Age(boolean older, long amount, Unit unit, Operand.Named at) ->
                    "lies " + (older ? "more" : "less") + " than " + amount + " " + unit.word() + " before " + operand(left, at);
            case Test.CountAtLeast(long count) -> "has at least " + count;
            case Test.AnyItem any -> "has an item where " + items(left, any);
        };
    }

    private String items(Name group, Test.AnyItem any) {
        return new PrintRule(labels, labels.parts(group)).inner(any.rule());
    }

    private String operand(Name left, Operand right) {
        return switch (right) {
            case Operand.Literal(Json value) -> literal(left, value);
            case Operand.Named(Name name, long amount, Unit unit) -> labels.of(name, parts)
                    + (amount == 0 ? "" : (amount > 0 ? " plus " : " minus ") + Math.abs(amount) + " " + unit.word());
        };
    }

    private String literal(Name left, Json literal) {
        return switch (literal) {
            case Json.Text(String text) -> "“" + labels.option(left, text, parts) + "”";
            case Json.Number number -> number.spelling();
            case Json.Truth truth -> String.valueOf(truth.value());
            case Json.Null none -> "nothing";
            case Json.Items items -> "a list";
            case Json.Fields fields -> "a group";
        };
    }
}
