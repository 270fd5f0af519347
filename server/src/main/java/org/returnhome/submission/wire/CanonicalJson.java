package org.returnhome.submission.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.erdtman.jcs.JsonCanonicalizer;
import org.returnhome.problem.ProblemCode;

/**
 * Canonical JSON (RFC 8785), narrowed to what every program reads alike (schema/submission/README.md): one sequence of
 * bytes for one content, so that a digest means the content.
 */
public final class CanonicalJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CanonicalJson() {}

    /**
     * Reads bytes that must be canonical. Refuses, each with its own code and the path: bytes that are not UTF-8 or not
     * JSON, a name twice in one object, half surrogate pairs, U+0000, text that is not in form C, numbers other than
     * integers within ±(2^53−1), more than 32 levels, a top that is neither object nor array, and anything else in which the bytes differ from their canonical form.
     */
    public static Reading<JsonNode> read(byte[] bytes) {
        return text(bytes).then(text -> StrictJson.read(text).then(tree ->
                Arrays.equals(canonical(text), bytes) ? Reading.of(tree)
                        : Reading.refused(ProblemCode.NOT_CANONICAL, "", "It differs from its canonical form (RFC 8785).")));
    }

    /** Reads JSON under the same rules, but in any layout and order of names. */
    public static Reading<JsonNode> readAnyLayout(byte[] bytes) {
        return text(bytes).then(StrictJson::read);
    }

    /**
     * The canonical bytes of an object or array.
     *
     * @throws IllegalArgumentException when it breaks a rule that {@link #read} checks: whoever built it has a fault
     */
    public static byte[] write(JsonNode tree) {
        try {
            var text = MAPPER.writeValueAsString(tree);
            return switch (StrictJson.read(text)) {
                case Reading.Value<JsonNode> _ -> canonical(text);
                case Reading.Refused<JsonNode>(var problem) -> throw new IllegalArgumentException(
                        problem.code().word() + " at " + problem.path().orElse("the top"));
            };
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("the tree cannot be written as JSON", unwritable);
        }
    }

    private static Reading<String> text(byte[] bytes) {
        try {
            return Reading.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Reading.refused(ProblemCode.MALFORMED_ENCODING, "", "It is not UTF-8.");
        }
    }

    private static byte[] canonical(String strictText) {
        try {
            return new JsonCanonicalizer(strictText).getEncodedUTF8();
        } catch (IOException fault) {
            throw new IllegalStateException("strict JSON that the canonicaliser cannot read", fault);
        }
    }
}
