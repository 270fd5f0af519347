package org.returnhome.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
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
        private final Validator validator = new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
        private final URI uri;

        Schema(String resource) throws IOException {
            try (InputStream stream = MetaSchemaTest.class.getClassLoader().getResourceAsStream(resource)) {
                uri = validator.registerSchema(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        List<String> faults(Path file) {
            Yaml.Document document = Definitions.document(file);
            Validator.Result result = validator.validate(uri, JsonWriter.write(document.json()));
            return result.getErrors().stream().map(error -> file + ":" + document.line(error.getInstanceLocation()) + ": " + error.getError()).toList();
        }
    }
}
