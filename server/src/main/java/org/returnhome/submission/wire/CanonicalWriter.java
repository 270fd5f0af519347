package org.returnhome.submission.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Map;

/**
 * RFC 8785 for trees without fractions, where it is short: no white space, names in the order of their UTF-16 units, the
 * shortest escapes, integers as digits.
 */
final class CanonicalWriter {
    private static final String HEXADECIMAL = "0123456789abcdef";

    private final StringBuilder text;

    private CanonicalWriter(int expected) {
        text = new StringBuilder(expected);
    }

    /**
     * The canonical text of a tree that keeps the rules of {@link StrictJson}.
     *
     * @param expected about how many characters it will have
     */
    static String write(JsonNode tree, int expected) {
        var writer = new CanonicalWriter(expected);
        writer.value(tree);
        return writer.text.toString();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.textValue());
            case NUMBER -> text.append(node.longValue());
            case BOOLEAN -> text.append(node.booleanValue());
            case NULL -> text.append("null");
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("JSON has no " + node.getNodeType());
        }
    }

    private void object(JsonNode node) {
        text.append('{');
        var members = new ArrayList<>(node.properties());
        members.sort(Map.Entry.comparingByKey());
        for (int at = 0; at < members.size(); at++) {
            if (at > 0) {
                text.append(',');
            }
            string(members.get(at).getKey());
            text.append(':');
            value(members.get(at).getValue());
        }
        text.append('}');
    }

    private void array(JsonNode node) {
        text.append('[');
        for (int at = 0; at < node.size(); at++) {
            if (at > 0) {
                text.append(',');
            }
            value(node.get(at));
        }
        text.append(']');
    }

    private void string(String string) {
        text.append('"');
        int written = 0;
        for (int at = 0; at < string.length(); at++) {
            char unit = string.charAt(at);
            if (unit < ' ' || unit == '"' || unit == '\\') {
                text.append(string, written, at);
                escaped(unit);
                written = at + 1;
            }
        }
        text.append(string, written, string.length()).append('"');
    }

    private void escaped(char unit) {
        switch (unit) {
            case '"', '\\' -> text.append('\\').append(unit);
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> text.append("\\u00").append(HEXADECIMAL.charAt(unit >> 4)).append(HEXADECIMAL.charAt(unit & 15));
        }
    }
}
