package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.harrel.jsonschema.Error;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.submission.wire.FieldPath;

/** Holds an envelope against {@code schema/submission/envelope.schema.json}. May be used by many threads at once. */
@Singleton
public final class EnvelopeSchema {
    private static final String RESOURCE = "/schema/submission/envelope.schema.json";
    private static final int MOST_PROBLEMS = 10;

    private final Validator validator =
            new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
    private final URI schema = validator.registerSchema(text());

    /** What is wrong with the envelope, each place once and at most ten; empty when nothing is. */
    public List<Problem> problems(JsonNode envelope) {
        var result = validator.validate(schema, envelope);
        if (result.isValid()) {
            return List.of();
        }
        var byPath = new LinkedHashMap<String, Problem>();
        for (var error : result.getErrors()) {
            if (error.getEvaluationPath().contains("/if/")) {
                // That a condition does not hold is no error; the validator lists it all the same.
                continue;
            }
            var path = FieldPath.of(error.getInstanceLocation());
            byPath.putIfAbsent(path, problem(path, error));
        }
        return byPath.values().stream().limit(MOST_PROBLEMS).toList();
    }

    /** The validator's own text may quote the value, so we say it in our words. */
    private static Problem problem(String path, Error error) {
        var message = switch (error.getKeyword() == null ? "" : error.getKeyword()) {
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
        return path.isEmpty() ? Problem.of(ProblemCode.ENVELOPE_INVALID, message)
                : Problem.at(ProblemCode.ENVELOPE_INVALID, path, message);
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
