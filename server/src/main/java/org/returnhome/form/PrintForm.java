package org.returnhome.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.returnhome.engine.Json;
import org.returnhome.engine.Name;
import org.returnhome.engine.RuleReader;

/** Prints a form version for review: every question with what it takes, its rules in English, who gets to see it, and where it comes from. */
final class PrintForm {
    private static final Map<String, String> SENSITIVITY = Map.of("A", "administrative", "P", "personal", "C", "confidential account", "H", "health", "O", "offence", "T", "third party",
            "I", "intelligence", "X", "restricted");
    private static final Map<String, String> RULES = Map.of("askWhen", "Asked when ", "requireWhen", "Required when ", "recommendWhen", "Recommended when ",
            "yesWhen", "Yes when ");

    private final FormVersion version;
    private final Labels labels;
    private final List<String> lines = new ArrayList<>();

    private PrintForm(FormVersion version) {
        this.version = version;
        labels = new Labels(version.form());
    }

    /** Lines of plain text. */
    static List<String> lines(FormVersion version) {
        PrintForm print = new PrintForm(version);
        print.form(version.form().json());
        return print.lines;
    }

    private void form(Json.Fields json) {
        lines.add(version.title() + json.text("reference").map(reference -> " (" + reference + ")").orElse("") + ", version " + version.version());
        lines.add("Published " + version.publishedAt() + " as " + version.hash());
        Names.each(json.list("sections"), "", (section, pointer) -> {
            lines.add("");
            String shown = section.get("childFacing").orElse(null) instanceof Json.Truth(boolean facing) && facing ? "with the young person" : "for the worker alone";
            lines.add(section.text("title").orElse("") + " (" + shown + ")");
            rules(section, "  ", Map.of());
            Names.each(section.list("questions"), "", (question, any) -> question(question));
        });
    }

    private void question(Json.Fields question) {
        lines.add("");
        entry(question, "  ", Map.of());
        Names.each(question.list("rows"), "", (row, pointer) -> entry(row, "    ", Map.of()));
        Map<String, Json.Fields> parts = question.text("id").map(id -> labels.parts(new Name.OfQuestion(id))).orElse(Map.of());
        Names.each(question.list("parts"), "", (part, pointer) -> entry(part, "    ", parts));
    }

    private void entry(Json.Fields fields, String margin, Map<String, Json.Fields> parts) {
        String type = fields.text("type").map(word -> ", " + word).orElse("");
        lines.add(margin + fields.text("label").or(() -> fields.text("text")).orElse("") + "  [" + fields.text("id").orElse("") + type + "]");
        String inside = margin + "  ";
        if (fields.text("label").isPresent()) fields.text("text").ifPresent(text -> lines.add(inside + "Says: " + text));
        fields.text("list").ifPresent(list -> options(Named.lists(version.form().json()).list(list), inside));
        options(fields.list("options"), inside);
        fields.text("from").ifPresent(fact -> lines.add(inside + "Filled in from the record: " + labels.fact(fact) + "."));
        fields.text("prefillFrom").ifPresent(fact -> lines.add(inside + "Begins with what the record says: " + labels.fact(fact) + "."));
        if (fields.get("comments").isPresent()) lines.add(inside + "With comments.");
        if (fields.get("required").isPresent()) lines.add(inside + "Required.");
        if (fields.get("recommended").isPresent()) lines.add(inside + "Recommended.");
        List<String> absent = words(fields, "absent");
        if (!absent.isEmpty()) lines.add(inside + "May be left as: " + String.join(", ", absent) + ".");
        rules(fields, inside, parts);
        audience(fields, inside);
    }

    private void options(List<Json> options, String margin) {
        if (options.isEmpty()) return;
        List<String> shown = new ArrayList<>();
        Names.each(options, "", (option, pointer) -> shown.add(option.text("label").orElse("") + (option.get("exclusive").isPresent() ? " (alone)" : "")));
        lines.add(margin + "One of: " + String.join("; ", shown));
    }

    private void rules(Json.Fields fields, String margin, Map<String, Json.Fields> parts) {
        PrintRule print = new PrintRule(labels, parts);
        for (String key : List.of("askWhen", "yesWhen", "requireWhen", "recommendWhen")) {
            fields.get(key).ifPresent(rule -> lines.add(margin + RULES.get(key) + print.clause(RuleReader.read(rule)) + "."));
        }
        Names.each(fields.list("mustBe"), "", (check, pointer) -> lines.add(margin + "It must be so that " + print.clause(RuleReader.read(check.members().get("rule")))
                + "; else: “" + check.text("message").orElse("") + "”"));
        Names.each(fields.list("flagWhen"), "", (check, pointer) -> lines.add(margin + "Raises the flag " + check.text("flag").orElse("") + " when "
                + print.clause(RuleReader.read(check.members().get("rule"))) + ": “" + check.text("message").orElse("") + "”"));
    }

    private void audience(Json.Fields fields, String margin) {
        List<String> said = new ArrayList<>();
        List<String> sensitivity = words(fields, "sensitivity");
        if (!sensitivity.isEmpty()) said.add("Sensitivity: " + sensitivity.stream().map(letter -> SENSITIVITY.getOrDefault(letter, letter)).collect(Collectors.joining(", ")) + ".");
        if (fields.get("sharing").orElse(null) instanceof Json.Fields sharing) {
            sharing.members().forEach((recipient, decision) -> said.add("Shared with " + recipient + ": " + (decision instanceof Json.Text(String word) ? word : "") + "."));
        }
        List<String> voice = words(fields, "voice");
        if (!voice.isEmpty()) said.add("The young person's voice: " + String.join(", ", voice) + ".");
        if (fields.get("signedByChild").isPresent()) said.add("Signed by the young person.");
        if (fields.get("immediateAlert").isPresent()) said.add("Phone at once.");
        fields.text("source").ifPresent(source -> said.add("Source: " + source + "."));
        if (!said.isEmpty()) lines.add(margin + String.join(" ", said));
    }

    private static List<String> words(Json.Fields fields, String key) {
        return fields.list(key).stream().map(word -> word instanceof Json.Text(String text) ? text : "").toList();
    }
}
