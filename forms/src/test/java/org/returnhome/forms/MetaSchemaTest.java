package org.returnhome.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.returnhome.engine.JsonWriter;

class MetaSchemaTest {

    @Test
    void every_definition_keeps_to_the_meta_schema() throws IOException {
        List<Definitions.Definition> definitions = Definitions.all();
        assertThat(definitions).isNotEmpty();
        Schema schema = new Schema("schema/form/form.schema.json");
        List<String> faults = new ArrayList<>();
        for (Definitions.Definition definition : definitions) faults.addAll(schema.faults(definition.directory().resolve("form.yaml")));
        assertThat(faults).isEmpty();
    }

    @Test
    void every_case_file_keeps_to_its_schema() throws IOException {
        Schema schema = new Schema("schema/form/cases.schema.json");
        List<String> faults = new ArrayList<>();
        for (Definitions.Definition definition : Definitions.all()) {
            for (Path file : definition.caseFiles()) faults.addAll(schema.faults(file));
        }
        assertThat(faults).isEmpty();
    }

    private static final class Schema {
        private final JsonSchema schema;

        Schema(String resource) throws IOException {
            try (InputStream stream = MetaSchemaTest.class.getClassLoader().getResourceAsStream(resource)) {
                schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(new String(stream.readAllBytes(), StandardCharsets.UTF_8),
                        SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());
            }
        }

        List<String> faults(Path file) throws IOException {
            Yaml.Document document = Definitions.document(file);
            return schema.validate(new ObjectMapper().readTree(JsonWriter.write(document.json()))).stream()
                    .map(fault -> file + ":" + document.line(fault.getInstanceLocation().toString()) + ": " + fault.getMessage()).toList();
        }
    }
}
