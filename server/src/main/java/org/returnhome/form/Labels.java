package org.returnhome.form;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.returnhome.engine.Form;
import org.returnhome.engine.Json;
import org.returnhome.engine.Name;
import org.returnhome.engine.RuleReader;

/** What a reader of a form sees in place of its ids. */
final class Labels {
    private static final Map<String, String> FIXED = Map.of("yes", "Yes", "no", "No", "drawn", "drawn", "tickAndName", "ticked and named", "witnessedVerbal", "said before a witness",
            "refused", "refused", "unable", "unable to sign");

    private final Form form;
    private final Map<String, Json.Fields> facts = new HashMap<>();

    Labels(Form form) {
        this.form = form;
        Names.each(form.json().list("facts"), "", (fact, pointer) -> fact.text("id").ifPresent(id -> facts.put(id, fact)));
    }

    /** The label of what a rule speaks of. */
    String of(Name name, Map<String, Json.Fields> parts) {
        return switch (name) {
            case Name.OfQuestion(String id) -> "“" + question(id) + "”";
            case Name.OfPart(String id) -> "“" + label(parts.get(id), id) + "”";
            case Name.OfFact(String id) -> id.equals(RuleReader.EVALUATED_AT) ? "the time of completing the form" : "“" + label(facts.get(id), id) + "” (from the record)";
        };
    }

    /** The label of an option of what a rule speaks of; its id if there is none. */
    String option(Name name, String id, Map<String, Json.Fields> parts) {
        Json.Fields fields = fields(name, parts);
        List<Json> options = fields == null ? List.of() : fields.text("list").map(list -> Named.lists(form.json()).list(list)).orElseGet(() -> fields.list("options"));
        for (Json option : options) {
            if (option instanceof Json.Fields one && one.text("id").filter(id::equals).isPresent()) return one.text("label").orElse(id);
        }
        return FIXED.getOrDefault(id, id);
    }

    /** The parts of a group, by id. */
    Map<String, Json.Fields> parts(Name group) {
        Map<String, Json.Fields> parts = new HashMap<>();
        Json.Fields fields = fields(group, Map.of());
        if (fields != null) Names.each(fields.list("parts"), "", (part, pointer) -> part.text("id").ifPresent(id -> parts.put(id, part)));
        return parts;
    }

    String fact(String id) {
        return label(facts.get(id), id);
    }

    private String question(String id) {
        Json.Fields fields = fields(new Name.OfQuestion(id), Map.of());
        boolean comments = id.endsWith("Comments") && form.questions().containsKey(id.substring(0, id.length() - "Comments".length()));
        return comments ? "Comments on: " + question(id.substring(0, id.length() - "Comments".length())) : label(fields, id);
    }

    private Json.Fields fields(Name name, Map<String, Json.Fields> parts) {
        return switch (name) {
            case Name.OfQuestion(String id) -> {
                Json.Fields fields = form.questions().containsKey(id) ? form.questions().get(id).json() : null;
                yield fields != null && fields.text("from").isPresent() ? withOptions(fields) : fields;
            }
            case Name.OfPart(String id) -> parts.get(id);
            case Name.OfFact(String id) -> facts.get(id);
        };
    }

    /** A prefilled question has its own label and the options of its fact. */
    private Json.Fields withOptions(Json.Fields question) {
        Json.Fields fact = facts.get(question.text("from").orElseThrow());
        if (fact == null) return question;
        Map<String, Json> members = new HashMap<>(fact.members());
        members.putAll(question.members());
        return new Json.Fields(members);
    }

    private static String label(Json.Fields fields, String id) {
        return fields == null ? id : fields.text("label").orElse(id);
    }
}
