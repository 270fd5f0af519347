package org.returnhome.attachment;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.returnhome.json.Utf8;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/**
 * What a tablet says of a file in {@code Upload-Metadata} (tus 1.0, Creation): {@code submission} and {@code attachment} (UUIDs),
 * {@code sha256} (lower-case hex), {@code mediaType} and {@code question}; each value in base64. Others are passed over.
 */
record UploadMetadata(UUID submission, UUID attachment, String sha256, String mediaType, String question) {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9.\\[\\]]{0,199}");
    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST = 4_000;

    /** @throws Refusal {@code badArgument} naming the key that is missing or wrong */
    static UploadMetadata read(String header) {
        if (header.length() > LONGEST) {
            throw wrong("Upload-Metadata", "It is longer than " + LONGEST + " characters.");
        }
        var values = new HashMap<String, String>();
        for (var pair : header.split(",")) {
            var parts = pair.strip().split(" +", 2);
            values.put(parts[0], parts.length == 2 ? text(parts[0], parts[1]) : "");
        }
        return new UploadMetadata(uuid(values, "submission"), uuid(values, "attachment"),
                matching(values, "sha256", DIGEST, "64 hexadecimal digits in lower case are needed here."),
                mediaType(values), matching(values, "question", NAME, "The id of the question is needed here."));
    }

    private static String text(String key, String value) {
        try {
            return Utf8.read(Base64.getDecoder().decode(value)).orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException notText) {
            throw wrong(key, "Base64 of a text is needed here.");
        }
    }

    private static UUID uuid(Map<String, String> values, String key) {
        try {
            var text = values.getOrDefault(key, "");
            var uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException notOne) {
            // told below
        }
        throw wrong(key, "A UUID in lower case is needed here.");
    }

    private static String matching(Map<String, String> values, String key, Pattern pattern, String sentence) {
        var text = values.getOrDefault(key, "");
        if (!pattern.matcher(text).matches()) {
            throw wrong(key, sentence);
        }
        return text;
    }

    private static String mediaType(Map<String, String> values) {
        var type = values.getOrDefault("mediaType", "");
        if (type.length() > LONGEST_TYPE || MediaKind.named(type).isEmpty()) {
            throw Refusal.at(ProblemCode.UNSUPPORTED_MEDIA, "mediaType",
                    "Photos come as JPEG, PNG or WebP, sounds as M4A, AAC, WebM or Ogg; other kinds of file are not taken in.");
        }
        return type;
    }

    private static Refusal wrong(String key, String sentence) {
        return Refusal.at(ProblemCode.BAD_ARGUMENT, key, key + ": " + sentence);
    }
}
