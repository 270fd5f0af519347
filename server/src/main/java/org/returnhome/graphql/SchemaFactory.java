package org.returnhome.graphql;

import graphql.schema.GraphQLSchema;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.returnhome.access.Access;

/** Makes the executable schema at start, and stops the start when any of its fields would not be answered. */
@Factory
final class SchemaFactory {

    @Singleton
    Wiring wiring(List<Fields> words, Access access) {
        var wiring = new Wiring(access);
        NodeFields.wire(wiring);
        words.forEach(word -> word.wire(wiring));
        return wiring;
    }

    @Singleton
    GraphQLSchema schema(SchemaText text, Wiring wiring) {
        var assembly = new SchemaAssembly(text.text(), wiring);
        var mistakes = assembly.mistakes();
        if (!mistakes.isEmpty()) {
            throw new IllegalStateException("The schema is not answered in full:\n  " + String.join("\n  ", mistakes));
        }
        return assembly.schema();
    }
}
