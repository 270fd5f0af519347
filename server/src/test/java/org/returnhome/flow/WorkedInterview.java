package org.returnhome.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.returnhome.engine.JsonWriter;
import org.returnhome.forms.Yaml;

/** The source's sample interview, worked to the end (domain §8, example 1): complete, with no findings but what Tom said. */
public final class WorkedInterview {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "/forms/definitions/return-home-interview/v1/cases/tom-worked.yaml";

    private final JsonNode worked;

    private WorkedInterview(JsonNode worked) {
        this.worked = worked;
    }

    /** Read from the form's own cases. */
    public static WorkedInterview read() {
        try (var file = WorkedInterview.class.getResourceAsStream(FILE)) {
            return switch (Yaml.read(new String(file.readAllBytes(), StandardCharsets.UTF_8))) {
                case Yaml.Document document -> new WorkedInterview(JSON.readTree(JsonWriter.write(document.json())));
                case Yaml.Fault(int line, String reason) -> throw new IllegalStateException("line " + line + ": " + reason);
            };
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** When the rules looked at it. */
    public OffsetDateTime evaluatedAt() {
        return OffsetDateTime.parse(worked.path("evaluatedAt").asText());
    }

    /** What the form was given to start with. */
    public ObjectNode facts() {
        return worked.path("facts").deepCopy();
    }

    /** The answers, each as {@code {value}} or {@code {absent}}. */
    public ObjectNode answers() {
        var answers = JsonNodeFactory.instance.objectNode();
        worked.path("answers").properties().forEach(answer -> answers.set(answer.getKey(),
                answer.getValue().has("value") || answer.getValue().has("absent") ? answer.getValue()
                        : JsonNodeFactory.instance.objectNode().set("value", answer.getValue())));
        return answers;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException(text, fault);
        }
    }
}
