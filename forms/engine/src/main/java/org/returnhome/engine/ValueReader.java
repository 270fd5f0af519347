package org.returnhome.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the values of answers, facts and parts by their shape. Whatever JSON it is given, it answers a reading. */
final class ValueReader {
    private static final List<String> REASONS = List.of("notAsked", "preferNotToSay", "unknown");

    private final Scope form;

    /** @param form the scope in which the rows of groups stand */
    ValueReader(Scope form) {
        this.form = form;
    }

    /** An answer, {@code {value}} or {@code {absent}}; nothing given is blank. */
    Reading answer(Shape shape, Optional<Json> answer) {
        if (answer.isEmpty()) return Reading.BLANK;
        if (!(answer.get() instanceof Json.Fields fields)) return new Reading.Wrong(Problem.NOT_AN_ANSWER);
        Optional<Json> value = fields.get("value");
        Optional<Json> absent = fields.get("absent");
        if (value.isPresent() == absent.isPresent()) return new Reading.Wrong(Problem.NOT_AN_ANSWER);
        return value.isPresent() ? value(shape, value.get()) : absent(absent.get());
    }

    /** A part of a row: its bare value or {@code {absent}}. */
    Reading part(Shape shape, Optional<Json> json) {
        if (json.isEmpty()) return Reading.BLANK;
        if (json.get() instanceof Json.Fields fields && fields.members().size() == 1 && fields.get("absent").isPresent()) return absent(fields.members().get("absent"));
        return value(shape, json.get());
    }

    Reading value(Shape shape, Json json) {
        if (json instanceof Json.Null) return Reading.BLANK;
        return switch (shape.type()) {
            case TEXT, LONG_TEXT, PHONE -> words(shape, json);
            case NUMBER -> number(shape, json);
            case DATE -> json instanceof Json.Text text ? timed(Calendar.day(text.value()).map(day -> day), Problem.NOT_A_DATE) : new Reading.Wrong(Problem.NOT_A_DATE);
            case DATE_TIME -> json instanceof Json.Text text ? timed(Calendar.moment(text.value()).map(moment -> moment), Problem.NOT_A_TIME) : new Reading.Wrong(Problem.NOT_A_TIME);
            case YES_NO, DECLARATION -> one(List.of("yes", "no"), json, Problem.NOT_YES_OR_NO);
            case CHOICE -> one(shape.options(), json, Problem.NOT_AN_OPTION);
            case CHOICES, ATTACHMENT -> several(shape, json);
            case REPEAT -> rows(shape, json);
            case PERSON, ADDRESS, REFERENCE -> json instanceof Json.Fields row ? group(shape, row) : new Reading.Wrong(Problem.NOT_A_GROUP);
            case SIGNATURE -> signature(json);
            case YES_NO_MATRIX, INFO, PREFILLED -> new Reading.Wrong(Problem.NOT_AN_ANSWER);
        };
    }

    private static Reading absent(Json json) {
        return json instanceof Json.Text reason && Texts.contains(REASONS, reason.value()) ? new Reading.Absent(reason.value()) : new Reading.Wrong(Problem.NOT_AN_ANSWER);
    }

    private static Reading words(Shape shape, Json json) {
        if (!(json instanceof Json.Text words)) return new Reading.Wrong(Problem.NOT_TEXT);
        String text = words.value();
        if (blank(text)) return Reading.BLANK;
        if (text.codePointCount(0, text.length()) > shape.longest()) return new Reading.Wrong(Problem.TOO_LONG);
        boolean fits = shape.type() == Type.PHONE ? Format.phone(text) : shape.format().isEmpty() || Format.fits(shape.format().get(), text);
        return fits ? Reading.given(new Value.Words(text)) : new Reading.Wrong(Problem.WRONG_FORMAT);
    }

    private static Reading number(Shape shape, Json json) {
        Optional<Long> whole = json instanceof Json.Number number ? number.integer() : Optional.empty();
        if (whole.isEmpty()) return new Reading.Wrong(Problem.NOT_A_NUMBER);
        if (whole.get() < shape.minimum()) return new Reading.Wrong(Problem.TOO_SMALL);
        if (whole.get() > shape.maximum()) return new Reading.Wrong(Problem.TOO_LARGE);
        return Reading.given(new Value.Whole(whole.get()));
    }

    private static Reading timed(Optional<Value> value, Problem otherwise) {
        return value.isPresent() ? Reading.given(value.get()) : new Reading.Wrong(otherwise);
    }

    private static Reading one(List<String> options, Json json, Problem otherwise) {
        return json instanceof Json.Text id && Texts.contains(options, id.value()) ? Reading.given(new Value.Words(id.value())) : new Reading.Wrong(otherwise);
    }

    private static Reading several(Shape shape, Json json) {
        if (!(json instanceof Json.Items list)) return new Reading.Wrong(Problem.NOT_A_LIST);
        if (list.items().isEmpty()) return Reading.BLANK;
        List<String> ids = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean alone = false;
        for (Json item : list.items()) {
            if (!(item instanceof Json.Text text)) return new Reading.Wrong(Problem.NOT_TEXT);
            String id = text.value();
            if (shape.type() == Type.CHOICES && !Texts.contains(shape.options(), id)) return new Reading.Wrong(Problem.NOT_AN_OPTION);
            if (!seen.add(id)) return new Reading.Wrong(Problem.REPEATED);
            if (Texts.contains(shape.exclusive(), id)) alone = true;
            ids.add(id);
        }
        Optional<Problem> problem = alone && ids.size() > 1 ? Optional.of(Problem.EXCLUSIVE_OPTION) : count(shape, ids.size());
        return new Reading.Given(new Value.Several(ids), problem);
    }

    private Reading rows(Shape shape, Json json) {
        if (!(json instanceof Json.Items list)) return new Reading.Wrong(Problem.NOT_A_LIST);
        if (list.items().isEmpty()) return Reading.BLANK;
        List<Scope> rows = new ArrayList<>();
        for (Json item : list.items()) {
            if (!(item instanceof Json.Fields row)) return new Reading.Wrong(Problem.NOT_A_GROUP);
            rows.add(Scope.ofRow(form, shape.parts(), row));
        }
        return new Reading.Given(new Value.Rows(rows), count(shape, rows.size()));
    }

    private Reading group(Shape shape, Json.Fields json) {
        Scope row = Scope.ofRow(form, shape.parts(), json);
        return row.blank() ? Reading.BLANK : Reading.given(new Value.Rows(List.of(row)));
    }

    private static Reading signature(Json json) {
        if (!(json instanceof Json.Fields fields)) return new Reading.Wrong(Problem.NOT_A_SIGNATURE);
        String method = fields.text("method").orElse("");
        Optional<String> needs = switch (method) {
            case "drawn" -> Optional.empty();
            case "tickAndName" -> Optional.of("name");
            case "witnessedVerbal" -> Optional.of("witness");
            case "refused", "unable" -> Optional.of("reason");
            default -> Optional.of("");
        };
        if (needs.isPresent() && needs.get().isEmpty()) return new Reading.Wrong(Problem.NOT_A_SIGNATURE);
        boolean complete = needs.isEmpty() || !blank(fields.text(needs.get()).orElse(""));
        return new Reading.Given(new Value.Words(method), complete ? Optional.empty() : Optional.of(Problem.SIGNATURE_INCOMPLETE));
    }

    private static Optional<Problem> count(Shape shape, int size) {
        if (size < shape.fewest()) return Optional.of(Problem.TOO_FEW);
        return size > shape.most() ? Optional.of(Problem.TOO_MANY) : Optional.empty();
    }

    private static boolean blank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next != ' ' && next != '\t' && next != '\n' && next != '\r' && next != '\u00a0') return false;
        }
        return true;
    }
}
