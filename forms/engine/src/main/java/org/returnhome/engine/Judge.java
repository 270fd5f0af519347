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
            case Rule.All(List<Rule> rules) -> {
                Truth truth = Truth.YES;
                for (Rule part : rules) truth = truth.and(truth(part));
                yield truth;
            }
            case Rule.Any(List<Rule> rules) -> {
                Truth truth = Truth.NO;
                for (Rule part : rules) truth = truth.or(truth(part));
                yield truth;
            }
            case Rule.Not(Rule part) -> truth(part).not();
            case Rule.Answered(Name name) -> Truth.of(scope.value(name).isPresent());
            case Rule.Compare(Name left, Rule.Test test) -> {
                Optional<Value> value = scope.value(left);
                yield value.isEmpty() ? Truth.CANNOT_JUDGE : truth(value.get(), test);
            }
        };
    }

    private Truth truth(Value left, Rule.Test test) {
        return switch (test) {
            case Rule.Test.Is(Operand right) -> {
                Optional<Value> value = value(right, left);
                Optional<Boolean> same = value.isEmpty() ? Optional.empty() : Value.same(left, value.get());
                yield same.isEmpty() ? Truth.CANNOT_JUDGE : Truth.of(same.get());
            }
            case Rule.Test.IsOneOf(List<Json> literals) -> isOneOf(left, literals);
            case Rule.Test.Includes(Operand right) -> {
                if (!(left instanceof Value.Several(List<String> ids))) yield Truth.CANNOT_JUDGE;
                yield value(right, left).orElse(null) instanceof Value.Words(String id) ? Truth.of(ids.contains(id)) : Truth.CANNOT_JUDGE;
            }
            case Rule.Test.Ordered(Rule.Order order, Operand right) -> {
                Optional<Value> value = value(right, left);
                Optional<Integer> comparison = value.isEmpty() ? Optional.empty() : Value.order(left, value.get());
                yield comparison.isEmpty() ? Truth.CANNOT_JUDGE : Truth.of(order.holds(comparison.get()));
            }
            case Rule.Test.Age age -> age(left, age);
            case Rule.Test.CountAtLeast(long count) -> switch (left) {
                case Value.Several(List<String> ids) -> Truth.of(ids.size() >= count);
                case Value.Rows(List<Scope> rows) -> Truth.of(rows.size() >= count);
                default -> Truth.CANNOT_JUDGE;
            };
            case Rule.Test.AnyItem(Rule part) -> {
                if (!(left instanceof Value.Rows(List<Scope> rows))) yield Truth.CANNOT_JUDGE;
                Truth truth = Truth.NO;
                for (Scope row : rows) truth = truth.or(new Judge(row).truth(part));
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
            Value.Moment mark = new Value.Moment(start.epochSecond() + amount * unit.seconds(), start.nanos(), start.offsetSeconds());
            return Value.order(to, mark);
        }
        Optional<Value.Day> first = Value.day(from);
        Optional<Value.Day> second = Value.day(to);
        if (unit != Unit.DAYS || first.isEmpty() || second.isEmpty()) return Optional.empty();
        return Optional.of(Long.compare((long) second.get().epochDay() - first.get().epochDay(), amount));
    }

    private Optional<Value> value(Operand operand, Value like) {
        return switch (operand) {
            case Operand.Literal(Json literal) -> Value.literal(literal, like);
            case Operand.Named(Name name, long amount, Unit unit) -> {
                Optional<Value> value = scope.value(name);
                yield value.isEmpty() || amount == 0 ? value : moved(value.get(), amount, unit);
            }
        };
    }

    private static Optional<Value> moved(Value value, long amount, Unit unit) {
        if (value instanceof Value.Moment(long second, int nanos, int offset)) return Optional.of(new Value.Moment(second + amount * unit.seconds(), nanos, offset));
        if (value instanceof Value.Day(int day) && unit == Unit.DAYS) return Optional.of(new Value.Day((int) (day + amount)));
        return Optional.empty();
    }
}
