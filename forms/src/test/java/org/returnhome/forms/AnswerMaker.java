package org.returnhome.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.returnhome.engine.Form;
import org.returnhome.engine.Json;
import org.returnhome.engine.JsonWriter;
import org.returnhome.engine.Question;
import org.returnhome.engine.Shape;

/** Makes answer sets from a seed: mostly fitting ones, so that rules come into play, with wrong and hostile ones among them. */
final class AnswerMaker {
    private static final List<String> ODD_TEXTS = List.of("", " ", "no", "Straße 🏠", "a\u0000b", "\uD800", "\u2028", "x".repeat(600), "2026-02-30", "2024-02-29", "9999-12-31",
            "2026-11-22T14:05:00Z", "2026-11-22T14:05:60Z", "2026-10-25T01:30:00.123456789+01:00", "0001-01-01T00:00:00+14:00", "+44 7700 900123", "PO-9254689", "constructor", "__proto__");
    private static final List<String> ODD_NUMBERS = List.of("0", "-0", "-1", "1.0", "1e3", "0.5", "9007199254740991", "9007199254740992", "-9007199254740991", "123456789012345678901234567890");

    private final Form form;
    private final Random random;

    AnswerMaker(Form form, long seed) {
        this.form = form;
        random = new Random(seed);
    }

    /** Answers as JSON text, now and then broken as text. */
    String answers() {
        int wrong = random.nextInt(4) == 0 ? 30 : random.nextInt(6);
        int filled = 30 + random.nextInt(70);
        Map<String, Json> answers = new LinkedHashMap<>();
        for (Question question : form.questions().values()) {
            if (random.nextInt(100) >= filled) continue;
            answers.put(question.id(), random.nextInt(100) < wrong ? hostile(3) : answer(question.shape(), wrong));
        }
        if (random.nextInt(10) == 0) answers.put(text(), hostile(2));
        String json = JsonWriter.write(new Json.Fields(answers));
        return random.nextInt(50) == 0 ? json.substring(0, random.nextInt(json.length())) : json;
    }

    String facts() {
        Map<String, Json> facts = new LinkedHashMap<>();
        for (Map.Entry<String, Shape> fact : form.facts().entrySet()) {
            if (random.nextInt(5) > 0) facts.put(fact.getKey(), random.nextInt(20) == 0 ? hostile(2) : value(fact.getValue(), 1));
        }
        return JsonWriter.write(new Json.Fields(facts));
    }

    String evaluatedAt() {
        return random.nextInt(20) == 0 ? text() : moment();
    }

    private Json answer(Shape shape, int wrong) {
        Map<String, Json> answer = new LinkedHashMap<>();
        if (random.nextInt(12) == 0) answer.put("absent", new Json.Text(one(List.of("notAsked", "preferNotToSay", "unknown", "unknown", "mislaid"))));
        else answer.put("value", value(shape, wrong));
        if (random.nextInt(20) == 0) answer.put("source", new Json.Text("child"));
        if (random.nextInt(200) == 0) answer.put("absent", new Json.Null());
        return new Json.Fields(answer);
    }

    private Json value(Shape shape, int wrong) {
        return switch (shape.type()) {
            case TEXT, LONG_TEXT, PHONE -> new Json.Text(random.nextInt(5) == 0 ? one(ODD_TEXTS) : shape.format().isPresent() ? "PO-9254689" : "0" + random.nextInt(100_000));
            case NUMBER -> new Json.Number(random.nextInt(4) == 0 ? one(ODD_NUMBERS) : String.valueOf(random.nextInt(40) - 5));
            case DATE -> new Json.Text(day());
            case DATE_TIME -> new Json.Text(moment());
            case YES_NO, DECLARATION -> new Json.Text(random.nextBoolean() ? "yes" : "no");
            case CHOICE -> new Json.Text(one(shape.options()));
            case CHOICES -> several(shape.options());
            case ATTACHMENT -> several(List.of("a1", "a2", "a3"));
            case REPEAT -> {
                List<Json> rows = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) rows.add(row(shape, wrong));
                yield new Json.Items(rows);
            }
            case PERSON, ADDRESS, REFERENCE -> row(shape, wrong);
            case SIGNATURE -> new Json.Fields(Map.of("method", new Json.Text(one(List.of("drawn", "tickAndName", "witnessedVerbal", "refused", "unable", "guessed"))),
                    one(List.of("name", "witness", "reason")), new Json.Text(one(List.of("Sam Sample", " ")))));
            case YES_NO_MATRIX, INFO, PREFILLED -> hostile(2);
        };
    }

    private Json row(Shape shape, int wrong) {
        Map<String, Json> row = new LinkedHashMap<>();
        for (Question part : shape.parts()) {
            int chance = random.nextInt(100);
            if (chance < wrong) row.put(part.id(), hostile(2));
            else if (chance < 75) row.put(part.id(), value(part.shape(), wrong));
            else if (chance < 80) row.put(part.id(), new Json.Fields(Map.of("absent", new Json.Text("unknown"))));
        }
        if (random.nextInt(30) == 0) row.put(one(List.of("ref", "other")), new Json.Text("r1"));
        return new Json.Fields(row);
    }

    private Json several(List<String> ids) {
        List<Json> chosen = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) chosen.add(new Json.Text(one(ids)));
        return new Json.Items(chosen);
    }

    private Json hostile(int deep) {
        return switch (random.nextInt(deep > 0 ? 8 : 5)) {
            case 0 -> new Json.Null();
            case 1 -> new Json.Truth(random.nextBoolean());
            case 2 -> new Json.Number(one(ODD_NUMBERS));
            case 3, 4 -> new Json.Text(text());
            case 5 -> new Json.Items(List.of(hostile(deep - 1), hostile(deep - 1)));
            case 6 -> new Json.Fields(Map.of(one(List.of("value", "absent", "method", "ref", "$ne")), hostile(deep - 1)));
            default -> new Json.Fields(Map.of("value", hostile(deep - 1)));
        };
    }

    private String day() {
        return random.nextInt(10) == 0 ? one(ODD_TEXTS) : "20%02d-%02d-%02d".formatted(random.nextInt(30), 1 + random.nextInt(12), 1 + random.nextInt(29));
    }

    private String moment() {
        if (random.nextInt(10) == 0) return one(ODD_TEXTS);
        return "2026-%02d-%02dT%02d:%02d:00%s".formatted(10 + random.nextInt(2), 20 + random.nextInt(8), random.nextInt(24), random.nextInt(60), one(List.of("Z", "+01:00", "-05:00", ".25+00:00")));
    }

    private String text() {
        return random.nextInt(3) == 0 ? "text " + random.nextInt(10) : one(ODD_TEXTS);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
