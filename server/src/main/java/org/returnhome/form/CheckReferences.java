package org.returnhome.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.returnhome.engine.Json;
import org.returnhome.engine.Type;

/** Finds lists, facts and answers that are named outside rules and are not there. Reads faulty definitions too. */
final class CheckReferences {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

    private final Names names;
    private final Json.Fields definition;
    private final List<Fault> faults = new ArrayList<>();

    CheckReferences(Names names, Json.Fields definition) {
        this.names = names;
        this.definition = definition;
        Names.each(definition.list("facts"), "/facts", this::list);
        Names.each(definition.list("sections"), "/sections", (section, pointer) -> Names.each(section.list("questions"), pointer + "/questions", (question, at) -> {
            list(question, at);
            Names.each(question.list("parts"), at + "/parts", this::list);
            fact(question, "from", "shape", at);
            fact(question, "prefillFrom", "type", at);
            question.text("text").ifPresent(text -> placeholders(text, at + "/text"));
        }));
    }

    List<Fault> faults() {
        return faults;
    }

    private void list(Json.Fields fields, String pointer) {
        fields.text("list").filter(list -> Named.lists(definition).get(list).isEmpty())
                .ifPresent(list -> faults.add(new Fault(pointer + "/list", "there is no list `" + list + "`")));
    }

    private void fact(Json.Fields question, String key, String typeKey, String pointer) {
        Optional<String> name = question.text(key);
        if (name.isEmpty()) return;
        Optional<Named> fact = name.map(names.facts()::get);
        Optional<Type> type = question.text(typeKey).flatMap(Type::of);
        if (fact.isEmpty()) faults.add(new Fault(pointer + "/" + key, "there is no fact `" + name.get() + "`"));
        else if (type.isPresent() && !alike(type.get(), fact.get().type())) {
            faults.add(new Fault(pointer + "/" + key, "the fact `" + name.get() + "` is a " + fact.get().type().word() + ", not a " + type.get().word()));
        }
    }

    private static boolean alike(Type question, Type fact) {
        return question == fact || question == Type.LONG_TEXT && fact == Type.TEXT;
    }

    private void placeholders(String text, String pointer) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String id = matcher.group(1);
            Map<String, Named> questions = names.questions();
            if (!questions.containsKey(id) && !names.facts().containsKey(id)) faults.add(new Fault(pointer, "{" + id + "} is neither a question nor a fact"));
        }
    }
}
