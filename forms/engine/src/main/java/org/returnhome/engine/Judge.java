package org.returnhome.engine;

import java.util.List;
import java.util.Optional;

/** Judges rules over the answers of one scope. */
final class Judge {
    private final Scope scope;

    Judge(Scope scope) {
        this.scope = scope;
    }

    Truth truth(Rule rule) {
        return switch (rule) {
            case Rule.All all -> {
                Truth truth = Truth.YES;
                for (Rule part : all.rules()) truth = truth.and(truth(part));
                yield truth;
            }
            case Rule.Any any -> {
                Truth truth = Truth.NO;
                for (Rule part : any.rules()) truth = truth.or(truth(part));
                yield truth;
            }
            case Rule.Not not -> truth(not.rule()).not();
            case Rule.Answered answered -> Truth.of(scope.value(answered.name()).isPresent());
            case Rule.Compare compare -> {
                Optional<Value> value = scope.value(compare.left());
                yield value.isEmpty() ? Truth.CANNOT_JUDGE : truth(value.get(), compare.test());
            }
        };
    }

    private Truth truth(Value left, Rule.Test test) {
        return switch (test) {
            case Rule.Test.Is is -> {
                Optional<Value> value = value(is.right(), left);
                Optional<Boolean> same = value.isEmpty() ? Optional.empty() : Value.same(left, value.get());
                yield same.isEmpty() ? Truth.CANNOT_JUDGE : Truth.of(same.get());
            }
            case Rule.Test.IsOneOf isOneOf -> isOneOf(left, isOneOf.literals());
            case Rule.Test.Includes includes -> {
                if (!(left instanceof Value.Several several)) yield Truth.CANNOT_JUDGE;
                yield value(includes.right(), left).orElse(null) instanceof Value.Words word ? Truth.of(Texts.contains(several.ids(), word.text())) : Truth.CANNOT_JUDGE;
            }
            case Rule.Test.Ordered ordered -> {
                Optional<Value> value = value(ordered.right(), left);
                Optional<Integer> comparison = value.isEmpty() ? Optional.empty() : Value.order(left, value.get());
                yield comparison.isEmpty() ? Truth.CANNOT_JUDGE : Truth.of(ordered.order().holds(comparison.get()));
            }
            case Rule.Test.Age age -> age(left, age);
            case Rule.Test.CountAtLeast least -> {
                if (left instanceof Value.Several several) yield Truth.of(several.ids().size() >= least.count());
                yield left instanceof Value.Rows group ? Truth.of(group.rows().size() >= least.count()) : Truth.CANNOT_JUDGE;
            }
            case Rule.Test.AnyItem anyItem -> {
                if (!(left instanceof Value.Rows group)) yield Truth.CANNOT_JUDGE;
                Truth truth = Truth.NO;
                for (Scope row : group.rows()) truth = truth.or(new Judge(row).truth(anyItem.rule()));
                yield truth;
            }
        };
    }

    private static Truth isOneOf(Value left, List<Json> literals) {
        Truth truth = Truth.NO;
        for (Json literal : literals) {
            Optional<Value> value = Value.literal(literal, left);
            Optional<Boolean> same = value.isEmpty() ? Optional.empty() : Value.same(left, value.get());
            truth = truth.or(same.isEmpty() ? Truth.CANNOT_JUDGE : Truth.of(same.get()));
        }
        return truth;
    }

    private Truth age(Value left, Rule.Test.Age age) {
        Optional<Value> at = value(age.at(), left);
        if (at.isEmpty()) return Truth.CANNOT_JUDGE;
        Optional<Integer> comparison = age.unit() == Unit.YEARS ? years(left, at.get(), age.amount()) : elapsed(left, at.get(), age.unit(), age.amount());
        if (comparison.isEmpty()) return Truth.CANNOT_JUDGE;
        return Truth.of(age.older() ? comparison.get() > 0 : comparison.get() < 0);
    }

    private static Optional<Integer> years(Value from, Value to, long amount) {
        Optional<Value.Day> first = Value.day(from);
        Optional<Value.Day> second = Value.day(to);
        if (first.isEmpty() || second.isEmpty()) return Optional.empty();
        return Optional.of(Long.compare(Calendar.yearsBetween(first.get(), second.get()), amount));
    }

    /** How what lies between two times compares with the amount; days between dates are counted, hours between dates are not. */
    private static Optional<Integer> elapsed(Value from, Value to, Unit unit, long amount) {
        if (from instanceof Value.Moment start && to instanceof Value.Moment) {
            return Value.order(to, start.plus(amount * unit.seconds()));
        }
        Optional<Value.Day> first = Value.day(from);
        Optional<Value.Day> second = Value.day(to);
        if (unit != Unit.DAYS || first.isEmpty() || second.isEmpty()) return Optional.empty();
        return Optional.of(Long.compare((long) second.get().epochDay() - first.get().epochDay(), amount));
    }

    private Optional<Value> value(Operand operand, Value like) {
        return switch (operand) {
            case Operand.Literal literal -> Value.literal(literal.value(), like);
            case Operand.Named named -> {
                Optional<Value> value = scope.value(named.name());
                yield value.isEmpty() || named.amount() == 0 ? value : moved(value.get(), named.amount(), named.unit());
            }
        };
    }

    private static Optional<Value> moved(Value value, long amount, Unit unit) {
        if (value instanceof Value.Moment moment) return Optional.of(moment.plus(amount * unit.seconds()));
        if (value instanceof Value.Day day && unit == Unit.DAYS) return Optional.of(new Value.Day((int) (day.epochDay() + amount)));
        return Optional.empty();
    }
}
