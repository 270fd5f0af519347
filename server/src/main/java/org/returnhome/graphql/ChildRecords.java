package org.returnhome.graphql;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which types are records of a child. Whoever is answered any field of one has read it, by whatever path they came, so
 * the note for the audit is made here and not left to the resolver that found the record.
 */
final class ChildRecords {

    private final Map<String, Record> records = new LinkedHashMap<>();

    /** How to tell whose record a source is, and which. */
    private record Record(Function<Object, ?> childId, Function<Object, UUID> id) {}

    @SuppressWarnings("unchecked") // sources of a type are of the class that was declared with it
    <S> void add(String type, Function<S, ?> childId, Function<S, UUID> id) {
        records.put(type, new Record((Function<Object, ?>) childId, (Function<Object, UUID>) id));
    }

    Set<String> types() {
        return records.keySet();
    }

    /** The same resolver of a field of this type, which notes the read first. */
    DataFetcher<?> noting(String type, DataFetcher<?> resolver) {
        var record = records.get(type);
        return record == null ? resolver : environment -> {
            note(type, record, environment);
            return resolver.get(environment);
        };
    }

    private static void note(String type, Record record, DataFetchingEnvironment environment) {
        Object source = environment.getSource();
        unboxed(record.childId().apply(source)).ifPresent(child -> Execution.of(environment).reads()
                .noteChildReadOnce((UUID) child, type, record.id().apply(source), root(environment)));
    }

    private static Optional<?> unboxed(Object childId) {
        return childId instanceof Optional<?> optional ? optional : Optional.ofNullable(childId);
    }

    private static String root(DataFetchingEnvironment environment) {
        var step = environment.getExecutionStepInfo();
        while (step.getParent().hasParent()) {
            step = step.getParent();
        }
        return step.getFieldDefinition().getName();
    }
}
