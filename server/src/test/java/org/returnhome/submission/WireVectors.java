package org.returnhome.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The files of {@code schema/submission/vectors}, which the browser's side reads too. */
final class WireVectors {
    static final Path DIRECTORY = Path.of("..", "schema", "submission", "vectors");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private WireVectors() {}

    static JsonNode read(String file) {
        try {
            return JSON.readTree(DIRECTORY.resolve(file).toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    static void write(String file, JsonNode content) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(DIRECTORY.resolve(file), JSON.writeValueAsString(content) + "\n");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static SubmissionItem item(JsonNode json) {
        return new SubmissionItem(json.path("jws").textValue(), list(json.path("blobs")).stream()
                .map(blob -> new SubmissionItem.Blob(blob.path("digest").textValue(), blob.path("content").textValue())).toList());
    }
}
