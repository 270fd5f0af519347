package org.returnhome.graphql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.returnhome.json.ParserBuffers;
import org.returnhome.json.Utf8;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/**
 * Reads the JSON of a request more strictly than usual: UTF-8 only, no key twice, no text that a store could not keep,
 * bounded depth. Two readers must never come to different values of the same bytes.
 */
final class RequestJson {

    private static final int DEEPEST = 60;
    private static final int LONGEST_NUMBER = 40;
    private static final JsonFactory JSON = JsonFactory.builder().recyclerPool(ParserBuffers.POOL)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER).build())
            .build();

    private final JsonParser parser;

    private RequestJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads one JSON value as maps, lists, texts, numbers, booleans and null.
     *
     * @throws Refusal saying what is wrong, and at which path
     */
    static Object read(byte[] bytes) {
        return read(Utf8.read(bytes).orElseThrow(() -> Refusal.of(ProblemCode.BAD_REQUEST, "The request is not UTF-8.")));
    }

    /** The same, for text that was decoded before. */
    static Object read(String text) {
        try (var parser = JSON.createParser(text)) {
            parser.nextToken();
            var value = new RequestJson(parser).value("");
            if (parser.nextToken() != null) {
                throw Refusal.of(ProblemCode.BAD_REQUEST, "Something follows the JSON value of the request.");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw Refusal.of(ProblemCode.OVER_LIMIT, "The JSON of the request is too deep, or a number in it too long.");
        } catch (JsonProcessingException e) {
            throw Refusal.of(ProblemCode.BAD_REQUEST, "The request is not well-formed JSON.");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object value(String path) throws IOException {
        var token = parser.currentToken();
        return switch (token) {
            case null -> throw Refusal.of(ProblemCode.BAD_REQUEST, "The request is empty.");
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> PlainText.checked(parser.getText(), path);
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("No value begins with " + token);
        };
    }

    private Map<String, Object> object(String path) throws IOException {
        var object = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            var inner = path.isEmpty() ? key : path + "." + key;
            if (object.containsKey(PlainText.checked(key, path))) {
                throw Refusal.at(ProblemCode.DUPLICATE_KEY, inner, "A key stands twice in one JSON object.");
            }
            parser.nextToken();
            object.put(key, value(inner));
        }
        return object;
    }

    private List<Object> array(String path) throws IOException {
        var array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(path + "." + array.size()));
        }
        return array;
    }
}
