package org.returnhome.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.returnhome.engine.Json;
import org.returnhome.engine.Type;

/**
 * What a name in a rule stands for: a question, a row, a part or a fact.
 *
 * @param pointer where it is defined
 * @param type the type of its value
 * @param options ids that may be chosen; for other types empty
 */
record Named(String pointer, Type type, List<String> options, Json.Fields json) {

    /** How its values can be compared. */
    enum Kind { NUMBER, TIME, WORD, SEVERAL, ROWS, NOTHING }

    Kind kind() {
        return switch (type) {
            case NUMBER -> Kind.NUMBER;
            case DATE, DATE_TIME -> Kind.TIME;
            case TEXT, LONG_TEXT, PHONE, YES_NO, CHOICE, DECLARATION, SIGNATURE -> Kind.WORD;
            case CHOICES, ATTACHMENT -> Kind.SEVERAL;
            case REPEAT, PERSON, ADDRESS, REFERENCE -> Kind.ROWS;
            case YES_NO_MATRIX, INFO, PREFILLED -> Kind.NOTHING;
        };
    }

    /** Reads a question, part or fact, however faulty; empty if it has no type that can be known. */
    static Optional<Named> of(Json.Fields definition, Json.Fields fields, String pointer, String typeKey) {
        return fields.text(typeKey).flatMap(Type::of).map(type -> new Named(pointer, type, options(definition, fields, type), fields));
    }

    private static List<String> options(Json.Fields definition, Json.Fields fields, Type type) {
        return switch (type) {
            case YES_NO, DECLARATION -> List.of("yes", "no");
            case SIGNATURE -> List.of("drawn", "tickAndName", "witnessedVerbal", "refused", "unable");
            case CHOICE, CHOICES -> ids(fields.text("list").map(list -> lists(definition).list(list)).orElseGet(() -> fields.list("options")));
            case TEXT, LONG_TEXT, NUMBER, DATE, DATE_TIME, YES_NO_MATRIX, REPEAT, PERSON, ADDRESS, PHONE, REFERENCE, PREFILLED, ATTACHMENT, INFO -> List.of();
        };
    }

    static Json.Fields lists(Json.Fields definition) {
        return definition.get("lists").orElse(null) instanceof Json.Fields lists ? lists : new Json.Fields(java.util.Map.of());
    }

    private static List<String> ids(List<Json> options) {
        List<String> ids = new ArrayList<>();
        for (Json option : options) {
            if (option instanceof Json.Fields fields) fields.text("id").ifPresent(ids::add);
        }
        return ids;
    }
}
