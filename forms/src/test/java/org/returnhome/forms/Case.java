package org.returnhome.forms;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.returnhome.engine.Json;

/**
 * One case of a form: answers, and what must be found in them (schema/form/README.md).
 *
 * @param line where it stands in its file
 */
record Case(Path file, int line, String name, Json.Fields answers, Json.Fields facts, String evaluatedAt, Json.Fields expect) {
    private static final Json.Fields NONE = new Json.Fields(Map.of());

    static List<Case> of(Path file) {
        Yaml.Document document = Definitions.document(file);
        Json.Fields top = (Json.Fields) document.json();
        Base base = base(file, top);
        List<Case> cases = new ArrayList<>();
        for (Json json : top.list("cases")) {
            Json.Fields fields = (Json.Fields) json;
            Map<String, Json> answers = new LinkedHashMap<>(base.answers);
            Map<String, Json> facts = new LinkedHashMap<>(base.facts);
            for (Json left : fields.list("without")) {
                answers.remove(((Json.Text) left).value());
                facts.remove(((Json.Text) left).value());
            }
            answers.putAll(members(fields, "answers"));
            facts.putAll(members(fields, "facts"));
            answers.replaceAll((id, value) -> answer(value));
            cases.add(new Case(file, document.line("/cases/" + cases.size()), fields.text("name").orElseThrow(), new Json.Fields(answers), new Json.Fields(facts),
                    fields.text("evaluatedAt").or(base::evaluatedAt).orElseThrow(() -> new IllegalStateException(file + ": no evaluatedAt")),
                    (Json.Fields) fields.get("expect").orElse(NONE)));
        }
        return cases;
    }

    private record Base(Map<String, Json> answers, Map<String, Json> facts, Optional<String> evaluatedAt) {
    }

    private static Base base(Path file, Json.Fields top) {
        Map<String, Json> answers = new LinkedHashMap<>();
        Map<String, Json> facts = new LinkedHashMap<>();
        Optional<String> evaluatedAt = top.text("evaluatedAt");
        Optional<String> basedOn = top.text("basedOn");
        if (basedOn.isPresent()) {
            Path other = file.resolveSibling(basedOn.get());
            Base base = base(other, (Json.Fields) Definitions.document(other).json());
            answers.putAll(base.answers);
            facts.putAll(base.facts);
            evaluatedAt = evaluatedAt.or(base::evaluatedAt);
        }
        answers.putAll(members(top, "answers"));
        facts.putAll(members(top, "facts"));
        return new Base(answers, facts, evaluatedAt);
    }

    private static Map<String, Json> members(Json.Fields fields, String key) {
        return fields.get(key).orElse(NONE) instanceof Json.Fields found ? found.members() : Map.of();
    }

    private static Json answer(Json json) {
        boolean spelt = json instanceof Json.Fields fields && fields.members().size() == 1 && (fields.get("value").isPresent() || fields.get("absent").isPresent());
        return spelt ? json : new Json.Fields(Map.of("value", json));
    }
}
