package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.wire.FieldPath;

/** Holds an envelope against {@code schema/submission/envelope.schema.json}. May be used by many threads at once. */
@Singleton
public final class EnvelopeSchema {
    private static final String RESOURCE = "/schema/submission/envelope.schema.json";
    private static final int MOST_PROBLEMS = 10;
    /** No list of the schema may have more entries, no object more members; values of answers aside. */
    private static final int LONGEST_LIST = 100;
    private static final int MOST_MEMBERS = 1000;

    private final JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(text(), SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build());

    EnvelopeSchema() {
        schema.initializeValidators();
    }

    /** What is wrong with the envelope, each place once and at most ten; empty when nothing is. */
    public List<Problem> problems(JsonNode envelope) {
        // The validator looks at every entry of a list that is far too long, and compares each with each: seconds for one item.
        var overfull = overfull(envelope, "");
        if (overfull.isPresent()) {
            return List.of(problem(FieldPath.of(overfull.get()), "This has too many entries."));
        }
        var byPath = new LinkedHashMap<String, Problem>();
        for (var fault : schema.validate(envelope)) {
            var path = FieldPath.of(place(fault));
            byPath.putIfAbsent(path, problem(path, sentence(fault)));
        }
        return byPath.values().stream().limit(MOST_PROBLEMS).toList();
    }

    /** The validator's own text may quote the value, so we say it in our words. */
    private static String sentence(ValidationMessage fault) {
        return switch (fault.getType()) {
            case "required" -> "A member is missing.";
            case "type" -> "This is not of the right type.";
            case "pattern" -> "This is not written in the right way.";
            case "enum", "const" -> "This is none of the words allowed here.";
            case "minLength", "maxLength" -> "This text is too short or too long.";
            case "minItems", "maxItems", "uniqueItems" -> "This list has too few or too many entries, or one twice.";
            case "minProperties", "maxProperties" -> "This has too few or too many members.";
            case "minimum", "maximum" -> "This number is too small or too large.";
            default -> "This does not belong here.";
        };
    }

    /** JSON pointer of what is wrong: of a member that does not belong there, its own. */
    private static String place(ValidationMessage fault) {
        var place = fault.getInstanceLocation().toString();
        return fault.getType().equals("additionalProperties") ? place + "/" + fault.getProperty() : place;
    }

    private static Problem problem(String path, String message) {
        return path.isEmpty() ? Problem.of(ProblemCode.ENVELOPE_INVALID, message)
                : Problem.at(ProblemCode.ENVELOPE_INVALID, path, message);
    }

    private static Optional<String> overfull(JsonNode node, String pointer) {
        if (node.size() > (node.isArray() ? LONGEST_LIST : MOST_MEMBERS)) {
            return Optional.of(pointer);
        }
        for (int at = 0; node.isArray() && at < node.size(); at++) {
            var found = overfull(node.get(at), pointer + "/" + at);
            if (found.isPresent()) {
                return found;
            }
        }
        for (var member : node.properties()) {
            var found = member.getKey().equals("value") ? Optional.<String>empty()
                    : overfull(member.getValue(), pointer + "/" + member.getKey());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String text() {
        try (var resource = EnvelopeSchema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
