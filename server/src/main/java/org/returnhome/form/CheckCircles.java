package org.returnhome.form;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.returnhome.engine.Json;

/** Finds questions that hang on themselves: whether they are asked, or what they compute, would have to be known first. */
final class CheckCircles {
    private final Names names;
    private final Map<String, Set<String>> hangsOn = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Fault> faults = new ArrayList<>();

    CheckCircles(Names names, Json.Fields definition) {
        this.names = names;
        Names.each(definition.list("sections"), "/sections", (section, pointer) -> Names.each(section.list("questions"), pointer + "/questions", (question, at) -> {
            Set<String> all = new LinkedHashSet<>();
            collect(section.get("askWhen").orElse(null), all);
            collect(question.get("askWhen").orElse(null), all);
            collect(question.get("yesWhen").orElse(null), all);
            for (Json part : question.list("parts")) {
                if (part instanceof Json.Fields fields) collect(fields.get("askWhen").orElse(null), all);
            }
            question.text("id").ifPresent(id -> put(id, all));
            Names.each(question.list("rows"), at, (row, any) -> {
                Set<String> own = new LinkedHashSet<>(all);
                collect(row.get("askWhen").orElse(null), own);
                row.text("id").ifPresent(id -> put(id, own));
            });
        }));
        for (String id : hangsOn.keySet()) visit(id);
    }

    List<Fault> faults() {
        return faults;
    }

    private void put(String id, Set<String> all) {
        hangsOn.put(id, all);
        hangsOn.put(id + "Comments", all);
    }

    private void visit(String id) {
        if (path.contains(id)) {
            List<String> circle = new ArrayList<>(path.reversed());
            String way = String.join(" → ", circle.subList(circle.indexOf(id), circle.size())) + " → " + id;
            Named named = names.questions().get(id);
            faults.add(new Fault(named == null ? "" : named.pointer(), "whether `" + id + "` is asked hangs on itself: " + way));
            return;
        }
        if (!done.add(id)) return;
        path.push(id);
        for (String other : hangsOn.getOrDefault(id, Set.of())) visit(other);
        path.pop();
    }

    /** The questions that a rule names, however deep. */
    private static void collect(Json json, Set<String> questions) {
        switch (json) {
            case null -> { }
            case Json.Fields fields -> fields.members().forEach((key, value) -> {
                if (value instanceof Json.Text(String id) && (key.equals("question") || key.equals("answered"))) questions.add(id);
                else collect(value, questions);
            });
            case Json.Items(List<Json> items) -> items.forEach(item -> collect(item, questions));
            case Json.Text text -> { }
            case Json.Number number -> { }
            case Json.Truth truth -> { }
            case Json.Null none -> { }
        }
    }
}
