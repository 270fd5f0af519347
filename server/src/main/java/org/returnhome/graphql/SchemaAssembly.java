package org.returnhome.graphql;

import graphql.TypeResolutionEnvironment;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedOutputType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnionType;
import graphql.schema.TypeResolver;
import graphql.schema.idl.FieldWiringEnvironment;
import graphql.schema.idl.InterfaceWiringEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import graphql.schema.idl.UnionWiringEnvironment;
import graphql.schema.idl.WiringFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the schema's text and the wiring together, and finds whatever one has and the other has not. */
final class SchemaAssembly {

    private final Wiring wiring;
    private final GraphQLSchema schema;

    SchemaAssembly(String text, Wiring wiring) {
        this.wiring = wiring;
        this.schema = new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text), runtimeWiring());
    }

    GraphQLSchema schema() {
        return schema;
    }

    /** Everything that would go wrong on a request; empty when the schema is answered in full. */
    List<String> mistakes() {
        var mistakes = new ArrayList<>(wiring.mistakes());
        for (var type : schema.getAllTypesAsList()) {
            switch (type) {
                case GraphQLObjectType object when !object.getName().startsWith("__") -> fields(object, mistakes);
                case GraphQLEnumType constants when wiring.words().containsKey(constants.getName()) -> words(constants, mistakes);
                default -> { }
            }
        }
        wiring.resolvers().forEach((type, fields) -> fields.keySet().stream()
                .filter(field -> !(schema.getType(type) instanceof GraphQLObjectType object) || object.getField(field) == null)
                .forEach(field -> mistakes.add(type + "." + field + " is wired but not in the schema")));
        wiring.words().keySet().stream().filter(type -> !(schema.getType(type) instanceof GraphQLEnumType))
                .forEach(type -> mistakes.add("enum " + type + " is wired but not in the schema"));
        return mistakes;
    }

    private void fields(GraphQLObjectType type, List<String> mistakes) {
        boolean root = type == schema.getQueryType() || type == schema.getMutationType();
        for (var field : type.getFieldDefinitions()) {
            if (root && !wiring.roots().contains(type.getName() + "." + field.getName())) {
                mistakes.add(type.getName() + "." + field.getName() + " has no root resolver, which asks access first");
                continue;
            }
            if (!schema.getCodeRegistry().hasDataFetcher(FieldCoordinates.coordinates(type, field))) {
                mistakes.add(type.getName() + "." + field.getName() + " has no resolver" + (wiring.sources().containsKey(type.getName())
                        ? " and no component in " + wiring.sources().get(type.getName()).getSimpleName() : ""));
            }
        }
        if (type.getInterfaces().stream().anyMatch(one -> one.getName().equals("Node"))
                && !wiring.nodes().containsKey(type.getName())) {
            mistakes.add(type.getName() + " is a Node that node(id:) cannot find");
        }
    }

    private void words(GraphQLEnumType type, List<String> mistakes) {
        var inSchema = type.getValues().stream().map(GraphQLEnumValueDefinition::getName).collect(Collectors.toSet());
        var inJava = Words.all(wiring.words().get(type.getName())).keySet();
        if (!inSchema.equals(inJava)) {
            mistakes.add("enum " + type.getName() + " has " + new TreeSet<>(inSchema) + " in the schema and " + new TreeSet<>(inJava) + " in Java");
        }
    }

    private RuntimeWiring runtimeWiring() {
        // not strict, because ID is replaced; what is wired twice is found by Wiring itself
        var builder = RuntimeWiring.newRuntimeWiring().strictMode(false).wiringFactory(new BySource());
        Scalars.ALL.forEach(builder::scalar);
        wiring.resolvers().forEach((type, fields) -> builder.type(TypeRuntimeWiring.newTypeWiring(type).dataFetchers(noting(type, fields))));
        wiring.words().forEach((type, constants) -> {
            Map<String, Enum<?>> all = Words.all(constants);
            builder.type(type, one -> one.enumValues(word -> all.containsKey(word) ? all.get(word) : word));
        });
        return builder.build();
    }

    @SuppressWarnings("rawtypes") // graphql-java asks for raw fetchers here
    private Map<String, DataFetcher> noting(String type, Map<String, DataFetcher<?>> fields) {
        return fields.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> wiring.childRecords().noting(type, field.getValue())));
    }

    /** What is not wired by name is answered by the declared source types. */
    private final class BySource implements WiringFactory {

        @Override
        public boolean providesDataFetcher(FieldWiringEnvironment environment) {
            return getDataFetcher(environment) != null;
        }

        @Override
        public DataFetcher<?> getDataFetcher(FieldWiringEnvironment environment) {
            var type = environment.getParentType().getName();
            var field = environment.getFieldDefinition().getName();
            var source = wiring.sources().get(type);
            // graphql-java asks here before it looks at what is wired by name, which has to win
            return source == null || wiring.resolvers().getOrDefault(type, Map.of()).containsKey(field)
                    ? null : SourceProperty.of(source, field).<DataFetcher<?>>map(property -> wiring.childRecords().noting(type, property)).orElse(null);
        }

        @Override
        public boolean providesTypeResolver(InterfaceWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(InterfaceWiringEnvironment environment) {
            return bySource(answer -> answer.getSchema().getImplementations(
                    (GraphQLInterfaceType) GraphQLTypeUtil.unwrapAll(answer.getFieldType())));
        }

        @Override
        public boolean providesTypeResolver(UnionWiringEnvironment environment) {
            return true;
        }

        @Override
        public TypeResolver getTypeResolver(UnionWiringEnvironment environment) {
            return bySource(answer -> ((GraphQLUnionType) GraphQLTypeUtil.unwrapAll(answer.getFieldType())).getTypes());
        }

        private TypeResolver bySource(Function<TypeResolutionEnvironment, List<? extends GraphQLNamedOutputType>> possible) {
            return answer -> possible.apply(answer).stream()
                    .filter(type -> wiring.sources().containsKey(type.getName()))
                    .filter(type -> wiring.sources().get(type.getName()).isInstance(answer.getObject()))
                    .map(GraphQLObjectType.class::cast)
                    .findFirst().orElseThrow();
        }
    }
}
