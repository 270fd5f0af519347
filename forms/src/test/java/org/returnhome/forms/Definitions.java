package org.returnhome.forms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.returnhome.engine.Form;
import org.returnhome.engine.JsonWriter;

/** The form versions that lie in this module: the real ones, and the made-up ones that show the engine's words. */
final class Definitions {
    private static final List<Path> ROOTS = List.of(Path.of("definitions"), Path.of("conformance", "definitions"));

    private Definitions() {
    }

    /** @param name {@code return-home-interview-v1} */
    record Definition(String name, Path directory, Yaml.Document yaml) {

        String json() {
            return JsonWriter.write(yaml.json());
        }

        Form form() {
            return Form.read(json());
        }

        List<Path> caseFiles() {
            Path cases = directory.resolve("cases");
            return Files.isDirectory(cases) ? files(cases, ".yaml") : List.of();
        }
    }

    static List<Definition> all() {
        List<Definition> definitions = new ArrayList<>();
        for (Path root : ROOTS) {
            for (Path form : files(root, "")) {
                if (!Files.isDirectory(form)) continue;
                for (Path version : files(form, "")) {
                    if (!Files.isDirectory(version)) continue;
                    definitions.add(new Definition(form.getFileName() + "-" + version.getFileName(), version, document(version.resolve("form.yaml"))));
                }
            }
        }
        return definitions;
    }

    static Yaml.Document document(Path file) {
        try {
            return switch (Yaml.read(Files.readString(file))) {
                case Yaml.Document document -> document;
                case Yaml.Fault(int line, String reason) -> throw new IllegalStateException(file + ":" + line + ": " + reason);
            };
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<Path> files(Path directory, String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
