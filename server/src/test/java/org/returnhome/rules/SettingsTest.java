package org.returnhome.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README lists every setting, and no other. */
class SettingsTest {
    private static final Pattern READ = Pattern.compile("\\$\\{([A-Z][A-Z_]+):");
    private static final Pattern LISTED = Pattern.compile("`([A-Z][A-Z_]+)`");

    @Test
    void the_readme_lists_every_environment_variable_that_is_read() throws IOException {
        var read = names(READ, Files.readString(Path.of("src/main/resources/application.yml")));
        var listed = new TreeSet<String>();
        Files.readString(Path.of("../README.md")).lines().filter(line -> line.startsWith("| `"))
                .forEach(line -> listed.addAll(names(LISTED, line.split("\\|")[1])));
        assertThat(read).isNotEmpty().isEqualTo(listed);
    }

    private static Set<String> names(Pattern pattern, String text) {
        var names = new TreeSet<String>();
        pattern.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }
}
