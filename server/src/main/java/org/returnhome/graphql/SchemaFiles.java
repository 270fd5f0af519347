package org.returnhome.graphql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Reads the texts of a folder of the class path, wherever that is. */
final class SchemaFiles {
    private SchemaFiles() {}

    /** The files with this ending by their names, in the order of the names; empty when there is no such folder. */
    static Map<String, String> read(String folder, String ending) {
        var files = new TreeMap<String, String>();
        try {
            for (var place : Collections.list(SchemaFiles.class.getClassLoader().getResources(folder))) {
                if (place.openConnection() instanceof JarURLConnection jar) {
                    inJar(jar, folder, ending, files);
                } else {
                    inFolder(Path.of(place.toURI()), ending, files);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (URISyntaxException fault) {
            throw new IllegalStateException(fault);
        }
        return files;
    }

    private static void inFolder(Path folder, String ending, Map<String, String> files) throws IOException {
        try (var found = Files.newDirectoryStream(folder, "*" + ending)) {
            for (var file : found) {
                files.put(file.getFileName().toString(), Files.readString(file));
            }
        }
    }

    private static void inJar(JarURLConnection place, String folder, String ending, Map<String, String> files) throws IOException {
        place.setUseCaches(false);
        try (var jar = place.getJarFile()) {
            for (var entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(folder + "/") && entry.getName().endsWith(ending)) {
                    files.put(entry.getName().substring(folder.length() + 1), new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }
}
