package org.returnhome.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.returnhome.engine.Json;
import org.returnhome.engine.RuleReader;
import org.returnhome.engine.Type;

/** Every name that a definition gives: questions with their rows and comments, facts, lists. Finds names given twice. Reads faulty definitions too. */
final class Names {
    private final Json.Fields definition;
    private final Map<String, Named> questions = new LinkedHashMap<>();
    private final Map<String, Named> facts = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    Names(Json.Fields definition) {
        this.definition = definition;
        Json.Fields nothing = new Json.Fields(Map.of());
        facts.put(RuleReader.EVALUATED_AT, new Named("", Type.DATE_TIME, List.of(), nothing));
        each(definition.list("facts"), "/facts", (fact, pointer) -> Named.of(definition, fact, pointer, "type").ifPresent(named -> put(facts, "fact", fact, named)));
        Named.lists(definition).members().forEach((list, options) -> unique(options, "/lists/" + list));
        Map<String, Named> sections = new LinkedHashMap<>();
        each(definition.list("sections"), "/sections", (section, pointer) -> {
            put(sections, "section", section, new Named(pointer, Type.INFO, List.of(), section));
            each(section.list("questions"), pointer + "/questions", this::question);
        });
    }

    Map<String, Named> questions() {
        return questions;
    }

    Map<String, Named> facts() {
        return facts;
    }

    List<Fault> faults() {
        return faults;
    }

    /** The parts of a group, by id. */
    Map<String, Named> parts(Named group) {
        Map<String, Named> parts = new LinkedHashMap<>();
        each(group.json().list("parts"), group.pointer() + "/parts",
                (part, pointer) -> part.text("id").ifPresent(id -> Named.of(definition, part, pointer, "type").ifPresent(named -> parts.put(id, named))));
        return parts;
    }

    private void question(Json.Fields question, String pointer) {
        Optional<Named> named = Named.of(definition, question, pointer, "type").map(this::resolved);
        named.ifPresent(found -> put(questions, "question", question, found));
        if (named.map(Named::type).filter(Type.YES_NO::equals).isPresent()) comments(question, question, pointer);
        each(question.list("rows"), pointer + "/rows", (row, at) -> {
            put(questions, "question", row, new Named(at, Type.YES_NO, List.of("yes", "no"), row));
            comments(question, row, at);
        });
        Map<String, Named> parts = new LinkedHashMap<>();
        each(question.list("parts"), pointer + "/parts",
                (part, at) -> put(parts, "part", part, new Named(at, Type.INFO, List.of(), part)));
        question.get("options").ifPresent(options -> unique(options, pointer + "/options"));
    }

    /** A prefilled question has the type and options of its fact. */
    private Named resolved(Named named) {
        if (named.type() != Type.PREFILLED) return named;
        Type shape = named.json().text("shape").flatMap(Type::of).orElse(Type.PREFILLED);
        List<String> options = named.json().text("from").map(facts::get).map(Named::options).orElse(shape == Type.YES_NO ? List.of("yes", "no") : List.of());
        return new Named(named.pointer(), shape, options, named.json());
    }

    private void comments(Json.Fields table, Json.Fields row, String pointer) {
        if (table.get("comments").isEmpty() && row.get("comments").isEmpty()) return;
        row.text("id").ifPresent(id -> put(questions, id + "Comments", "question", new Named(pointer, Type.LONG_TEXT, List.of(), row)));
    }

    private void put(Map<String, Named> names, String what, Json.Fields fields, Named named) {
        fields.text("id").ifPresent(id -> put(names, id, what, named));
    }

    private void put(Map<String, Named> names, String id, String what, Named named) {
        if (names.putIfAbsent(id, named) != null) faults.add(new Fault(named.pointer(), "the " + what + " `" + id + "` is defined twice"));
    }

    private void unique(Json options, String pointer) {
        Map<String, Named> seen = new LinkedHashMap<>();
        if (options instanceof Json.Items(List<Json> items)) {
            each(items, pointer, (option, at) -> put(seen, "option", option, new Named(at, Type.INFO, List.of(), option)));
        }
    }

    @FunctionalInterface
    interface Visit {
        void one(Json.Fields fields, String pointer);
    }

    /** Visits the objects of a list with their pointers. */
    static void each(List<Json> items, String pointer, Visit visit) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Json.Fields fields) visit.one(fields, pointer + "/" + i);
        }
    }
}
