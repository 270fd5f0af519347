package org.returnhome.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guides name must be there: a guide that names files which no longer exist is worse than none. */
class NamedFilesTest {
    private static final Path ROOT = Path.of("..");
    private static final List<Path> FROM = List.of(ROOT, ROOT.resolve("server/src/main/java/org/returnhome"), ROOT.resolve("forms/definitions"));
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z0-9_.][A-Za-z0-9_./-]*\\.(?:java|graphqls|json|yaml|md|ts|sql|mjs)|(?:schema|forms|server)/[A-Za-z0-9_./-]*)`");

    @Test
    void every_file_that_the_guides_name_exists() throws IOException {
        var missing = new ArrayList<String>();
        var named = 0;
        for (var guide : guides()) {
            var matcher = NAMED.matcher(Files.readString(guide));
            while (matcher.find()) {
                named++;
                var name = matcher.group(1);
                if (FROM.stream().noneMatch(from -> Files.exists(from.resolve(name))) && !Files.exists(guide.getParent().resolve(name))) {
                    missing.add(guide.getFileName() + " names " + name);
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).as("names found in the guides").isGreaterThan(30);
    }

    private static List<Path> guides() throws IOException {
        var guides = new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        try (var decisions = Files.list(ROOT.resolve("server/decisions"))) {
            decisions.filter(file -> file.toString().endsWith(".md")).forEach(guides::add);
        }
        return guides;
    }
}
