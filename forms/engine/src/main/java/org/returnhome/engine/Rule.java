package org.returnhome.engine;

import java.util.List;

/** A condition over answers and facts. The vocabulary is closed (schema/form/README.md). */
public sealed interface Rule {
    Rule ALWAYS = new All(List.of());

    record All(List<Rule> rules) implements Rule {
    }

    record Any(List<Rule> rules) implements Rule {
    }

    record Not(Rule rule) implements Rule {
    }

    record Answered(Name name) implements Rule {
    }

    record Compare(Name left, Test test) implements Rule {
    }

    /** What the left side is compared by. */
    sealed interface Test {

        record Is(Operand right) implements Test {
        }

        record IsOneOf(List<Json> literals) implements Test {
        }

        record Includes(Operand right) implements Test {
        }

        record Ordered(Order order, Operand right) implements Test {
        }

        /** Older or younger than an amount of a unit, measured at a named time. */
        record Age(boolean older, long amount, Unit unit, Operand.Named at) implements Test {
        }

        record CountAtLeast(long count) implements Test {
        }

        record AnyItem(Rule rule) implements Test {
        }
    }

    /** Comparisons of numbers and times. */
    enum Order {
        MORE_THAN("moreThan"), LESS_THAN("lessThan"), AT_LEAST("atLeast"), AT_MOST("atMost"), BEFORE("before"), AFTER("after");

        private final String word;

        Order(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        /** @param order negative, 0 or positive as of a comparator */
        boolean holds(int order) {
            return switch (this) {
                case MORE_THAN, AFTER -> order > 0;
                case LESS_THAN, BEFORE -> order < 0;
                case AT_LEAST -> order >= 0;
                case AT_MOST -> order <= 0;
            };
        }
    }
}
