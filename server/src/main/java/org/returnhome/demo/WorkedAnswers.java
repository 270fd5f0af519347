package org.returnhome.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.returnhome.engine.JsonWriter;
import org.returnhome.forms.Yaml;

/** The answers of a form's worked case, moved in time to another return. */
final class WorkedAnswers {
    static final String INTERVIEW = "return-home-interview/v1/cases/tom-worked.yaml";
    static final String WELFARE_CHECK = "welfare-check/v1/cases/complete.yaml";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.+");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private WorkedAnswers() {}

    /**
     * Question id to value, or to {@code {absent}}.
     *
     * @param returnedAt the return that the answers shall follow
     * @param completedBy the latest time that may stand in them; a return that is too fresh lets everything happen sooner
     */
    static ObjectNode of(String file, OffsetDateTime returnedAt, OffsetDateTime completedBy) {
        var worked = read(file);
        var facts = worked.path("facts");
        var latest = OffsetDateTime.parse(worked.path("evaluatedAt").textValue());
        var shift = Duration.between(OffsetDateTime.parse(facts.path("returnedAt").textValue()), returnedAt);
        if (latest.plus(shift).isAfter(completedBy)) {
            shift = Duration.between(latest, completedBy);
        }
        return (ObjectNode) moved(worked.path("answers"), shift);
    }

    private static JsonNode moved(JsonNode node, Duration shift) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(member -> member.setValue(moved(member.getValue(), shift)));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, moved(array.get(i), shift));
                }
                yield array;
            }
            case TextNode text when TIME.matcher(text.textValue()).matches() ->
                    TextNode.valueOf(Times.text(OffsetDateTime.parse(text.textValue()).plus(shift)));
            case TextNode text when DAY.matcher(text.textValue()).matches() ->
                    TextNode.valueOf(LocalDate.parse(text.textValue()).plusDays(shift.toDays()).toString());
            default -> node;
        };
    }

    private static JsonNode read(String file) {
        try (var stream = WorkedAnswers.class.getResourceAsStream("/forms/definitions/" + file)) {
            return switch (Yaml.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8))) {
                case Yaml.Document document -> json(JsonWriter.write(document.json()));
                case Yaml.Fault fault -> throw new IllegalStateException(file + " is no YAML: " + fault);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }
}
