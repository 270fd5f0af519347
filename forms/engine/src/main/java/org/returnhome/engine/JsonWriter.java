package org.returnhome.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes canonical JSON (RFC 8785) for values whose numbers are integers within ±(2^53−1). */
public final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private JsonWriter() {
    }

    public static String write(Json value) {
        StringBuilder written = new StringBuilder();
        write(value, written);
        return written.toString();
    }

    /** A list of texts as JSON. */
    static Json texts(List<String> texts) {
        List<Json> items = new ArrayList<>();
        for (String text : texts) items.add(new Json.Text(text));
        return new Json.Items(items);
    }

    private static void write(Json value, StringBuilder written) {
        switch (value) {
            case Json.Text text -> quote(text.value(), written);
            case Json.Number number -> written.append(spelt(number));
            case Json.Truth truth -> written.append(truth.value());
            case Json.Null none -> written.append("null");
            case Json.Items list -> {
                char before = '[';
                for (Json item : list.items()) {
                    written.append(before);
                    write(item, written);
                    before = ',';
                }
                written.append(list.items().isEmpty() ? "[]" : "]");
            }
            case Json.Fields fields -> {
                char before = '{';
                // String order is UTF-16 order, as RFC 8785 wants it.
                for (Map.Entry<String, Json> member : new TreeMap<>(fields.members()).entrySet()) {
                    written.append(before);
                    quote(member.getKey(), written);
                    written.append(':');
                    write(member.getValue(), written);
                    before = ',';
                }
                written.append(fields.members().isEmpty() ? "{}" : "}");
            }
        }
    }

    private static String spelt(Json.Number number) {
        return number.integer().map(String::valueOf).orElse(number.spelling());
    }

    private static void quote(String text, StringBuilder written) {
        written.append('"');
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            switch (unit) {
                case '"' -> written.append("\\\"");
                case '\\' -> written.append("\\\\");
                case '\b' -> written.append("\\b");
                case '\f' -> written.append("\\f");
                case '\n' -> written.append("\\n");
                case '\r' -> written.append("\\r");
                case '\t' -> written.append("\\t");
                default -> {
                    if (unit < ' ') written.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 15));
                    else written.append(unit);
                }
            }
        }
        written.append('"');
    }
}
