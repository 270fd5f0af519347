package org.returnhome.form;

import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.returnhome.engine.Json;
import org.returnhome.engine.JsonWriter;

/** Checks definitions against {@code schema/form/form.schema.json}. */
final class MetaSchema {
    private static final String RESOURCE = "schema/form/form.schema.json";
    /** Keywords that only repeat what a keyword below them says with its own place and reason. */
    private static final Set<String> REPEATING = Set.of("allOf", "$ref", "if", "then", "else", "properties", "items", "propertyNames");

    private final Validator validator = new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
    private final URI schema;

    MetaSchema() {
        try (InputStream stream = MetaSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            schema = validator.registerSchema(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Fault> faults(Json definition) {
        return validator.validate(schema, JsonWriter.write(definition)).getErrors().stream()
                .filter(error -> error.getKeyword() == null || !REPEATING.contains(error.getKeyword()))
                .map(error -> new Fault(error.getInstanceLocation(), sentence(error)))
                .distinct().toList();
    }

    private static String sentence(Error error) {
        String place = error.getInstanceLocation();
        String word = place.substring(place.lastIndexOf('/') + 1);
        return error.getError().startsWith("False schema") ? "`" + word + "` does not belong here" : (word.isEmpty() ? "" : "`" + word + "`: ") + error.getError();
    }
}
