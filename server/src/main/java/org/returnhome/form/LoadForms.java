package org.returnhome.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.returnhome.engine.Form;
import org.returnhome.engine.Json;
import org.returnhome.engine.JsonWriter;
import org.returnhome.forms.Yaml;

/** Reads all definitions, and finds everything that is wrong with any of them before it gives up. */
final class LoadForms {

    /** What came of it. */
    sealed interface Outcome {

        record Loaded(Forms forms) implements Outcome {}

        /** @param problems file, line and reason of each */
        record Refused(List<String> problems) implements Outcome {}
    }

    private final MetaSchema schema = new MetaSchema();
    private final List<String> problems = new ArrayList<>();
    private final List<String> there = new ArrayList<>();
    private final List<FormVersion> versions = new ArrayList<>();
    private final Published published;

    private LoadForms(List<FormFile> files) {
        published = new Published(files.stream().filter(file -> file.path().equals(FormFiles.PUBLISHED)).findFirst());
        files.stream().filter(file -> !file.path().equals(FormFiles.PUBLISHED)).forEach(this::read);
        problems.addAll(published.problems(there));
    }

    static Outcome from(List<FormFile> files) {
        LoadForms load = new LoadForms(files);
        if (!load.problems.isEmpty()) return new Outcome.Refused(List.copyOf(load.problems));
        Map<String, Integer> newest = new HashMap<>();
        load.versions.forEach(version -> newest.merge(version.key(), version.version(), Math::max));
        return new Outcome.Loaded(new Forms(load.versions.stream().map(version -> new FormVersion(version.key(), version.version(), version.title(), version.hash(),
                version.definition(), version.publishedAt(), version.form(), version.version() == newest.get(version.key()))).toList()));
    }

    private void read(FormFile file) {
        switch (Yaml.read(file.text())) {
            case Yaml.Fault(int line, String reason) -> problems.add(file.at(line, reason));
            case Yaml.Document document -> {
                List<Fault> faults = faults(file, document.json());
                faults.stream().distinct().forEach(fault -> problems.add(file.at(document.line(fault.pointer()), fault.reason())));
                if (document.json() instanceof Json.Fields definition) name(file, document, definition, faults.isEmpty());
            }
        }
    }

    private List<Fault> faults(FormFile file, Json json) {
        List<Fault> faults = new ArrayList<>(schema.faults(json));
        if (json instanceof Json.Fields definition) {
            Names names = new Names(definition);
            Stream.of(names.faults(), new CheckRules(names, definition).faults(), new CheckReferences(names, definition).faults(),
                    new CheckCircles(names, definition).faults()).forEach(faults::addAll);
            place(file, definition).ifPresent(faults::add);
        }
        return faults;
    }

    private static Optional<Fault> place(FormFile file, Json.Fields definition) {
        Optional<String> key = definition.text("key");
        Optional<Long> version = definition.integer("version");
        if (key.isEmpty() || version.isEmpty()) return Optional.empty();
        String wanted = key.get().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "/v" + version.get() + "/form.yaml";
        return file.path().equals(wanted) ? Optional.empty() : Optional.of(new Fault("/key", "this definition belongs in " + FormFile.FOLDER + "/" + wanted));
    }

    private void name(FormFile file, Yaml.Document document, Json.Fields definition, boolean sound) {
        Optional<String> key = definition.text("key");
        Optional<Long> version = definition.integer("version");
        if (key.isEmpty() || version.isEmpty()) return;
        there.add(key.get() + "/" + version.get());
        String canonical = JsonWriter.write(definition);
        String hash = sha256(canonical);
        Optional<Published.Entry> entry = published.find(key.get(), version.get());
        if (entry.isEmpty()) {
            problems.add(file.at(document.line("/version"), "this version is not in " + FormFiles.PUBLISHED + "; its sha256 is " + hash));
        } else if (!entry.get().hash().equals(hash)) {
            problems.add(file.at(document.line("/version"), "this version changed after it was published: its sha256 is " + hash + ", published was " + entry.get().hash()
                    + "; make the change in a new version"));
        } else if (sound) {
            versions.add(new FormVersion(key.get(), version.get().intValue(), definition.text("title").orElseThrow(), hash, canonical, entry.get().at(), Form.read(canonical), false));
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException(every);
        }
    }
}
