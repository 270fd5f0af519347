package org.returnhome.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the definitions and the list of published versions on the class path or in a directory. */
final class FormFiles {
    /** The list of published versions, beside the forms' own folders. */
    static final String PUBLISHED = "published.json";
    private static final String DEFINITION = "form.yaml";

    private FormFiles() {}

    static List<FormFile> onClassPath() {
        try {
            List<FormFile> files = new ArrayList<>();
            for (var place : Collections.list(FormFiles.class.getClassLoader().getResources(FormFile.FOLDER))) {
                files.addAll(in(place.toURI()));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<FormFile> in(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(path -> path.endsWith(DEFINITION) || path.endsWith(PUBLISHED))
                    .map(path -> new FormFile(folder.relativize(path).toString().replace('\\', '/'), read(path)))
                    .sorted(Comparator.comparing(FormFile::path)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FormFile> in(URI place) throws IOException {
        if (place.getScheme().equals("jar")) {
            try (var jar = FileSystems.newFileSystem(place, Collections.emptyMap())) {
                return in(jar.getPath(FormFile.FOLDER));
            }
        }
        return in(Path.of(place));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
