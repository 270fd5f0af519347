package org.returnhome.graphql;

import graphql.schema.GraphQLSchema;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.returnhome.access.Access;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the executable schema at start. */
@Factory
final class SchemaFactory {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaFactory.class);

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
            LOG.warn("The schema is not answered in full:\n  {}", String.join("\n  ", mistakes));
        }
        return assembly.schema();
    }
}
