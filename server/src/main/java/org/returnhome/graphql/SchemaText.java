package org.returnhome.graphql;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The schema as it is written: every {@code schema/graphql/*.graphqls} on the class path, in the order of the names. */
@Singleton
public final class SchemaText {

    private static final String FOLDER = "schema/graphql";
    private static final String ENDING = ".graphqls";

    private final String text;

    SchemaText() throws IOException, URISyntaxException {
        var files = new TreeMap<String, String>();
        for (var place : Collections.list(SchemaText.class.getClassLoader().getResources(FOLDER))) {
            if (place.openConnection() instanceof JarURLConnection jar) {
                inJar(jar, files);
            } else {
                inFolder(Path.of(place.toURI()), files);
            }
        }
        if (files.isEmpty()) {
            throw new IllegalStateException("There is no schema on the class path under " + FOLDER);
        }
        text = String.join("\n", files.values());
    }

    /** Schema definition language. */
    public String text() {
        return text;
    }

    private static void inFolder(Path folder, Map<String, String> files) throws IOException {
        try (var found = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : found) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    private static void inJar(JarURLConnection place, Map<String, String> files) throws IOException {
        place.setUseCaches(false);
        try (var jar = place.getJarFile()) {
            for (var entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(FOLDER + "/") && entry.getName().endsWith(ENDING)) {
                    files.put(entry.getName().substring(FOLDER.length() + 1), new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }
}
