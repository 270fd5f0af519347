package org.returnhome.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.storage.TestStores;

/**
 * No operator of a database query gets in by any argument of the real schema. Walks every field with arguments, and
 * every scalar and enum inside them, and sends a map in its place.
 */
class OperatorMapsTest {

    private static final Map<String, Object> OPERATOR = Map.of("$ne", 1);

    @RegisterExtension
    static final TestStores STORES = TestStores.serving().setting("test.callers", "true");

    private final GraphQLSchema schema = STORES.bean(GraphQLSchema.class);
    private final Asking asking = new Asking(STORES.url("/graphql"));
    private final List<String> tried = new ArrayList<>();

    @Test
    void an_operator_map_is_refused_in_every_argument() {
        for (var type : schema.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object && !object.getName().startsWith("__")) {
                object.getFieldDefinitions().forEach(field -> field.getArguments().forEach(argument -> tryAll(object, field, argument)));
            }
        }
        System.out.println("Operator maps refused in " + tried.size() + " places");
        assertThat(tried).hasSizeGreaterThan(20);
    }

    private void tryAll(GraphQLObjectType type, GraphQLFieldDefinition field, GraphQLArgument argument) {
        for (var value : values(argument.getType(), argument.getName(), 0).entrySet()) {
            var asked = "%s(%s) %s".formatted(field.getName(), arguments(field, argument), selection(field));
            var document = "%s($given: %s) { %s }".formatted(type == schema.getMutationType() ? "mutation" : "query",
                    GraphQLTypeUtil.simplePrint(argument.getType()), isRoot(type) ? asked : inside(type, asked));
            var answer = asking.post(document, Map.of("given", value.getValue()));
            tried.add(type.getName() + "." + field.getName() + "(" + value.getKey() + ")");
            assertThat(answer.status()).as(tried.getLast() + " " + answer.body()).isEqualTo(400);
            assertThat(answer.code()).as(tried.getLast() + " " + answer.body()).isEqualTo("badArgument");
            assertThat(answer.body()).doesNotContain("$ne");
        }
    }

    private boolean isRoot(GraphQLObjectType type) {
        return type == schema.getQueryType() || type == schema.getMutationType();
    }

    /** Asks for something inside a record; types that are no records have no arguments in this schema. */
    private static String inside(GraphQLObjectType type, String asked) {
        assertThat(type.getInterfaces()).as(type.getName()).extracting(GraphQLNamedType::getName).contains("Node");
        return "node(id: \"x\") { ... on %s { %s } }".formatted(type.getName(), asked);
    }

    /** A value for each place in the type, with a map in that place and what must be there in the others. */
    private static Map<String, Object> values(GraphQLInputType type, String path, int depth) {
        var bare = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(type);
        boolean list = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type));
        var values = new LinkedHashMap<String, Object>();
        switch (bare) {
            case GraphQLScalarType scalar -> values.put(path, wrapped(list, OPERATOR));
            case GraphQLEnumType words -> values.put(path, wrapped(list, OPERATOR));
            case GraphQLInputObjectType object when depth < 4 -> object.getFields().forEach(field ->
                    values(field.getType(), path + "." + field.getName(), depth + 1).forEach((inner, value) -> {
                        var whole = new LinkedHashMap<>(needed(object));
                        whole.put(field.getName(), value);
                        values.put(inner, wrapped(list, whole));
                    }));
            default -> { }
        }
        return values;
    }

    private static Map<String, Object> needed(GraphQLInputObjectType object) {
        var needed = new LinkedHashMap<String, Object>();
        object.getFields().stream().filter(field -> GraphQLTypeUtil.isNonNull(field.getType()) && !field.hasSetDefaultValue())
                .forEach(field -> needed.put(field.getName(), some(field.getType())));
        return needed;
    }

    private static Object some(GraphQLInputType type) {
        var bare = GraphQLTypeUtil.unwrapAll(type);
        var one = switch (bare) {
            case GraphQLEnumType words -> words.getValues().getFirst().getName();
            case GraphQLInputObjectType object -> needed(object);
            case GraphQLScalarType scalar -> Map.<String, Object>of("Int", 1, "Float", 1, "Boolean", true, "Long", 1,
                    "DateTime", "2026-11-22T09:30:00Z", "Date", "2026-11-22", "Digest", "0".repeat(64)).getOrDefault(scalar.getName(), "x");
            default -> throw new IllegalStateException("An input type of another kind");
        };
        return wrapped(GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(type)), one);
    }

    private static Object wrapped(boolean list, Object value) {
        return list ? List.of(value) : value;
    }

    private static String arguments(GraphQLFieldDefinition field, GraphQLArgument given) {
        var others = field.getArguments().stream().filter(one -> one != given && GraphQLTypeUtil.isNonNull(one.getType()) && !one.hasSetDefaultValue())
                .map(one -> one.getName() + ": " + literal(some(one.getType())));
        return Stream.concat(Stream.of(given.getName() + ": $given"), others)
                .collect(Collectors.joining(", "));
    }

    private static String literal(Object value) {
        return switch (value) {
            case String text -> "\"" + text + "\"";
            case Map<?, ?> map -> map.entrySet().stream().map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case List<?> items -> items.stream().map(OperatorMapsTest::literal).toList().toString();
            default -> value.toString();
        };
    }

    private static String selection(GraphQLFieldDefinition field) {
        return switch (GraphQLTypeUtil.unwrapAll(field.getType())) {
            case GraphQLScalarType scalar -> "";
            case GraphQLEnumType words -> "";
            default -> "{ __typename }";
        };
    }
}
