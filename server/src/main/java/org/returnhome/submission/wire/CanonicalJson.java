package org.returnhome.submission.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.returnhome.json.Utf8;
import org.returnhome.problem.ProblemCode;

/**
 * Canonical JSON (RFC 8785), narrowed to what every program reads alike (schema/submission/README.md): one sequence of
 * bytes for one content, so that a digest means the content.
 */
public final class CanonicalJson {
    private static final int USUAL_CHARACTERS = 1024;

    private CanonicalJson() {}

    /**
     * Reads bytes that must be canonical. Refuses, each with its own code and the path: bytes that are not UTF-8 or not
     * JSON, a name twice in one object, half surrogate pairs, U+0000, text that is not in form C, numbers other than
     * integers within ±(2^53−1), more than 32 levels, a top that is neither object nor array, and anything else in which
     * the bytes differ from their canonical form.
     */
    public static Reading<JsonNode> read(byte[] bytes) {
        return text(bytes).then(text -> StrictJson.read(text).then(tree ->
                CanonicalWriter.write(tree, text.length()).equals(text) ? Reading.of(tree)
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
        StrictTree.check(tree);
        return CanonicalWriter.write(tree, USUAL_CHARACTERS).getBytes(StandardCharsets.UTF_8);
    }

    private static Reading<String> text(byte[] bytes) {
        return Utf8.read(bytes).<Reading<String>>map(Reading::of)
                .orElseGet(() -> Reading.refused(ProblemCode.MALFORMED_ENCODING, "", "It is not UTF-8."));
    }
}
