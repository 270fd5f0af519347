package org.returnhome.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.returnhome.submission.wire.CanonicalJson;
import org.returnhome.submission.wire.Sha256;

/** Canonical JSON (RFC 8785) as text. */
final class CanonicalText {

    private CanonicalText() {}

    /** SHA-256 of the text's UTF-8 bytes, lower-case hex. */
    static String digest(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The canonical text of a JSON object that we built ourselves; its texts must be in form C. */
    static String of(JsonNode tree) {
        return new String(CanonicalJson.write(tree), StandardCharsets.UTF_8);
    }

    /** The same text in form C: what the register took in from people need not be in it. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
