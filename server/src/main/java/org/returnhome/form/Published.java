package org.returnhome.form;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.returnhome.engine.Json;
import org.returnhome.forms.Yaml;

/**
 * The list of published versions, {@code forms/definitions/published.json}: form key, version, and what it was published as. YAML reads it, being a
 * superset of JSON, and knows its lines.
 */
final class Published {

    /** @param hash SHA-256 of the canonical JSON, lower-case hexadecimal */
    record Entry(String key, long version, String hash, Instant at, int line) {}

    private final Optional<FormFile> file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    Published(Optional<FormFile> file) {
        this.file = file;
        file.ifPresent(found -> {
            switch (Yaml.read(found.text())) {
                case Yaml.Fault(int line, String reason) -> problems.add(found.at(line, reason));
                case Yaml.Document document -> read(found, document);
            }
        });
    }

    Optional<Entry> find(String key, long version) {
        return Optional.ofNullable(entries.get(key + "/" + version));
    }

    /** Its own faults, and each published version that is not among those that are there. */
    List<String> problems(List<String> there) {
        List<String> all = new ArrayList<>(problems);
        entries.forEach((name, entry) -> {
            if (!there.contains(name)) all.add(file.orElseThrow().at(entry.line(), "version " + entry.version() + " of " + entry.key() + " was published, but its definition is gone"));
        });
        return all;
    }

    private void read(FormFile found, Yaml.Document document) {
        if (!(document.json() instanceof Json.Fields forms)) {
            problems.add(found.at(1, "this is not a list of published versions"));
            return;
        }
        forms.members().forEach((key, versions) -> {
            if (versions instanceof Json.Fields numbers) numbers.members().forEach((number, json) -> entry(found, document.line("/" + key + "/" + number), key, number, json));
            else problems.add(found.at(document.line("/" + key), "under a form's key stand its versions"));
        });
    }

    private void entry(FormFile found, int line, String key, String number, Json json) {
        try {
            Json.Fields fields = json instanceof Json.Fields object ? object : new Json.Fields(Map.of());
            String hash = fields.text("sha256").orElseThrow(() -> new IllegalArgumentException("sha256 is missing"));
            Instant at = fields.text("publishedAt").map(Instant::parse).orElseThrow(() -> new IllegalArgumentException("publishedAt is missing"));
            entries.put(key + "/" + number, new Entry(key, Long.parseLong(number), hash, at, line));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            problems.add(found.at(line, "this needs sha256 and publishedAt (UTC): " + wrong.getMessage()));
        }
    }
}
