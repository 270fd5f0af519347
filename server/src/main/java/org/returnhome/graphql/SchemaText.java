package org.returnhome.graphql;

import io.micronaut.core.io.IOUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.TreeMap;

/** The schema as it is written: every {@code schema/graphql/*.graphqls} on the class path, in the order of the names. */
@Singleton
public final class SchemaText {

    private static final String FOLDER = "schema/graphql";

    private final String text;

    SchemaText() throws IOException, URISyntaxException {
        var files = new TreeMap<String, String>();
        for (var place : Collections.list(SchemaText.class.getClassLoader().getResources(FOLDER))) {
            IOUtils.eachFile(place.toURI(), FOLDER, file -> {
                if (file.toString().endsWith(".graphqls")) {
                    files.put(file.getFileName().toString(), read(file));
                }
            });
        }
        text = String.join("\n", files.values());
    }

    /** Schema definition language. */
    public String text() {
        return text;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
