package org.returnhome.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Answers a field from the method of the same name on the declared source type: a record's component, or a method of a
 * sealed interface. Looked up once at start, so that a field without one is found then; graphql-java's own lookup
 * happens while it answers, and answers null for a method that is not there.
 */
final class SourceProperty implements LightDataFetcher<Object> {

    private final Method method;

    private SourceProperty(Method method) {
        this.method = method;
    }

    static Optional<SourceProperty> of(Class<?> source, String field) {
        try {
            var method = source.getMethod(field);
            method.setAccessible(true); // public, but its record may be its package's own
            return method.getReturnType() == void.class ? Optional.empty() : Optional.of(new SourceProperty(method));
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }

    @Override
    public Object get(GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
        try {
            return method.invoke(source);
        } catch (InvocationTargetException e) {
            throw new CompletionException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Object get(DataFetchingEnvironment environment) {
        return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
    }
}
