package org.returnhome.submission.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import org.returnhome.json.ParserBuffers;
import org.returnhome.problem.ProblemCode;

/**
 * Reads the JSON on which programs cannot disagree: no name twice in an object, {@link StrictText}, numbers only as integers within ±(2^53−1), at most
 * {@link #DEPTH} levels. What it refuses it names by path, as {@code answers.people.value.3}.
 */
final class StrictJson {
    /** Arrays and objects inside each other; an envelope with groups in rows needs seven. */
    static final int DEPTH = 32;

    static final long GREATEST = 9_007_199_254_740_991L;
    private static final int DIGITS_OF_GREATEST = 16;
    private static final JsonFactory FACTORY = JsonFactory.builder().recyclerPool(ParserBuffers.POOL)
            .configure(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE).maxNameLength(Integer.MAX_VALUE).build())
            .build();

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    static Reading<JsonNode> read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            var reader = new StrictJson(parser);
            var first = parser.nextToken();
            if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
                throw reader.refused(ProblemCode.MALFORMED_JSON, "It is neither an object nor an array.");
            }
            var root = reader.value(1);
            if (parser.nextToken() != null) {
                throw reader.refused(ProblemCode.MALFORMED_JSON, "There is something after the end of the JSON.");
            }
            return Reading.of(root);
        } catch (RefusedJson refused) {
            return Reading.refused(refused.code, refused.path, refused.getMessage());
        } catch (IOException notJson) {
            return Reading.refused(ProblemCode.MALFORMED_JSON, "", "This is not JSON.");
        }
    }

    private JsonNode value(int level) throws IOException, RefusedJson {
        var token = parser.currentToken();
        if (token == null) {
            throw refused(ProblemCode.MALFORMED_JSON, "The JSON ends too early.");
        }
        var nodes = JsonNodeFactory.instance;
        return switch (token) {
            case START_OBJECT -> object(level);
            case START_ARRAY -> array(level);
            case VALUE_STRING -> nodes.textNode(text(parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser.getText());
            case VALUE_NUMBER_FLOAT -> throw refused(ProblemCode.NUMBER_OUT_OF_RANGE, "A number has a fraction or an exponent.");
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw refused(ProblemCode.MALFORMED_JSON, "This is not JSON.");
        };
    }

    private JsonNode object(int level) throws IOException, RefusedJson {
        checkDepth(level);
        var object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = text(parser.currentName());
            parser.nextToken();
            if (object.has(name)) {
                throw refused(ProblemCode.DUPLICATE_KEY, "A name stands twice in one object.");
            }
            object.set(name, value(level + 1));
        }
        return object;
    }

    private JsonNode array(int level) throws IOException, RefusedJson {
        checkDepth(level);
        var array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(level + 1));
        }
        return array;
    }

    private void checkDepth(int level) throws RefusedJson {
        if (level > DEPTH) {
            throw refused(ProblemCode.TOO_DEEP, "It is nested more than " + DEPTH + " levels deep.");
        }
    }

    private JsonNode integer(String digits) throws RefusedJson {
        if (digits.length() <= DIGITS_OF_GREATEST + 1) {
            long number = Long.parseLong(digits);
            if (-GREATEST <= number && number <= GREATEST) {
                // Jackson's own readers make the small kind where it fits, and the two kinds are not equal.
                return number == (int) number ? JsonNodeFactory.instance.numberNode((int) number)
                        : JsonNodeFactory.instance.numberNode(number);
            }
        }
        throw refused(ProblemCode.NUMBER_OUT_OF_RANGE, "A number is not between -(2^53-1) and 2^53-1.");
    }

    private String text(String text) throws RefusedJson {
        var fault = StrictText.fault(text);
        if (fault.isPresent()) {
            throw refused(fault.get(), "Text holds half of a surrogate pair or U+0000, or is not in Unicode form C.");
        }
        return text;
    }

    private RefusedJson refused(ProblemCode code, String message) {
        return new RefusedJson(code, FieldPath.of(parser.getParsingContext().pathAsPointer().toString()), message);
    }

    /** Carries a refusal out of the recursion; never leaves this class. */
    private static final class RefusedJson extends Exception {
        private final ProblemCode code;
        private final String path;

        RefusedJson(ProblemCode code, String path, String message) {
            super(message, null, false, false);
            this.code = code;
            this.path = path;
        }
    }
}
