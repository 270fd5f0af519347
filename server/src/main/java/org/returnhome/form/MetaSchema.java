package org.returnhome.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.returnhome.engine.Json;
import org.returnhome.engine.JsonWriter;

/** Checks definitions against {@code schema/form/form.schema.json}. */
final class MetaSchema {
    private static final String RESOURCE = "schema/form/form.schema.json";

    private final ObjectMapper json = new ObjectMapper();
    private final JsonSchema schema;

    MetaSchema() {
        try (InputStream stream = MetaSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(new String(stream.readAllBytes(), StandardCharsets.UTF_8),
                    SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).locale(Locale.ENGLISH).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Fault> faults(Json definition) {
        try {
            return schema.validate(json.readTree(JsonWriter.write(definition))).stream().map(MetaSchema::fault).distinct().toList();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what we write as JSON cannot be read", impossible);
        }
    }

    private static Fault fault(ValidationMessage message) {
        var place = message.getInstanceLocation().toString();
        if (message.getType().equals("additionalProperties")) {
            return new Fault(place + "/" + message.getProperty(), "`" + message.getProperty() + "` does not belong here");
        }
        // The library's text begins with the place, which the file and line say better.
        var text = message.getMessage().startsWith(place + ": ") ? message.getMessage().substring(place.length() + 2) : message.getMessage();
        var word = place.substring(place.lastIndexOf('/') + 1);
        return new Fault(place, word.isEmpty() ? text : "`" + word + "`: " + text);
    }
}
