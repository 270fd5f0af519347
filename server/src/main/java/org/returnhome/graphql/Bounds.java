package org.returnhome.graphql;

import graphql.introspection.Introspection;
import graphql.language.Argument;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.IntValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/**
 * Weighs a valid document before it runs. A field costs one; what hangs on a page costs as often as the page is long.
 * Sums and products stop at the largest number instead of wrapping round, and each fragment is weighed once however
 * often it is spread, so that weighing itself stays cheap.
 */
final class Bounds {

    private static final String PAGE_LENGTH = "first";
    /** What a list without pages is taken to hold: most hold a few, none holds thousands. */
    private static final long PLAIN_LIST = 10;

    private final Limits limits;
    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final Map<String, Object> variables;
    private final Map<String, Weight> weighed = new HashMap<>();

    /** What a part of a document amounts to. */
    private record Weight(long cost, long depth, long aliases) {

        private static final Weight NONE = new Weight(0, 0, 0);

        private Weight and(Weight other) {
            return new Weight(sum(cost, other.cost), Math.max(depth, other.depth), sum(aliases, other.aliases));
        }
    }

    private Bounds(Limits limits, GraphQLSchema schema, Document document, Map<String, Object> variables) {
        this.limits = limits;
        this.schema = schema;
        this.variables = variables;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
    }

    /** What is too much about an operation of a valid document; empty when nothing is. */
    static Optional<Problem> exceeded(Limits limits, GraphQLSchema schema, Document document,
                                      OperationDefinition operation, Map<String, Object> variables) {
        var bounds = new Bounds(limits, schema, document, variables);
        var root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return bounds.judge(bounds.weigh(operation.getSelectionSet(), root));
    }

    private Optional<Problem> judge(Weight weight) {
        if (weight.depth() > limits.depth()) {
            return tooMuch("The document is nested deeper than " + limits.depth() + " fields.");
        }
        if (weight.aliases() > limits.aliases()) {
            return tooMuch("The document renames more than " + limits.aliases() + " fields.");
        }
        return weight.cost() > limits.cost()
                ? tooMuch("The document may ask for more than " + limits.cost() + " fields; ask for shorter pages.") : Optional.empty();
    }

    private static Optional<Problem> tooMuch(String message) {
        return Optional.of(Problem.of(ProblemCode.OVER_LIMIT, message));
    }

    private Weight weigh(SelectionSet selections, GraphQLCompositeType type) {
        if (selections == null) {
            return Weight.NONE;
        }
        return selections.getSelections().stream().map(selection -> switch (selection) {
            case Field field -> weigh(field, type);
            case InlineFragment inline -> weigh(inline.getSelectionSet(), inline.getTypeCondition() == null
                    ? type : (GraphQLCompositeType) schema.getType(inline.getTypeCondition().getName()));
            case FragmentSpread spread -> weigh(fragments.get(spread.getName()));
            default -> throw new IllegalStateException("A selection of another kind");
        }).reduce(Weight.NONE, Weight::and);
    }

    private Weight weigh(FragmentDefinition fragment) {
        var known = weighed.get(fragment.getName());
        if (known == null) {
            known = weigh(fragment.getSelectionSet(), (GraphQLCompositeType) schema.getType(fragment.getTypeCondition().getName()));
            weighed.put(fragment.getName(), known);
        }
        return known;
    }

    private Weight weigh(Field field, GraphQLCompositeType parent) {
        var definition = definition(field, parent);
        var inside = GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLCompositeType type
                ? weigh(field.getSelectionSet(), type) : Weight.NONE;
        boolean renamed = field.getAlias() != null && !field.getAlias().equals(field.getName());
        return new Weight(sum(1, product(times(field, definition, parent), inside.cost())), sum(1, inside.depth()),
                sum(renamed ? 1 : 0, inside.aliases()));
    }

    private GraphQLFieldDefinition definition(Field field, GraphQLCompositeType parent) {
        return Introspection.getFieldDef(schema, parent, field.getName());
    }

    /** How often what hangs on the field may be answered. */
    private long times(Field field, GraphQLFieldDefinition definition, GraphQLCompositeType parent) {
        var length = definition.getArgument(PAGE_LENGTH);
        if (length != null) {
            return field.getArguments().stream().filter(argument -> argument.getName().equals(PAGE_LENGTH)).findFirst()
                    .<Value<?>>map(Argument::getValue).or(() -> byDefault(length)).map(this::length).orElse((long) Page.USUAL);
        }
        boolean counted = parent.getName().endsWith("Connection") || parent.getName().startsWith("__");
        return GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType())) && !counted ? PLAIN_LIST : 1;
    }

    private static Optional<Value<?>> byDefault(GraphQLArgument length) {
        return length.getArgumentDefaultValue().getValue() instanceof Value<?> value ? Optional.of(value) : Optional.empty();
    }

    private long length(Value<?> value) {
        return switch (value) {
            case IntValue number -> length(number.getValue());
            case VariableReference variable when variables.get(variable.getName()) instanceof Number number ->
                    length(new BigInteger(Long.toString(number.longValue())));
            default -> Page.MOST;
        };
    }

    private static long length(BigInteger number) {
        return number.signum() <= 0 ? 1 : number.bitLength() < Long.SIZE ? number.longValue() : Long.MAX_VALUE;
    }

    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static long product(long one, long other) {
        return other != 0 && one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
    }
}
