package org.returnhome.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON strictly (RFC 8259): no duplicate keys, no lone surrogates, nothing after the value, at most 100 levels deep. */
public final class JsonReader {
    private static final int DEEPEST = 100;

    private final String text;
    private int position;

    private JsonReader(String text) {
        this.text = text;
    }

    /** The value that the text spells, or nothing if the text is not strict JSON. Never throws. */
    public static Optional<Json> read(String text) {
        JsonReader reader = new JsonReader(text);
        try {
            Json value = reader.value(0);
            reader.blank();
            return reader.position == text.length() ? Optional.of(value) : Optional.empty();
        } catch (NotJson notJson) {
            return Optional.empty();
        }
    }

    private static final class NotJson extends Exception {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super("not JSON", null, false, false);
        }
    }

    private Json value(int depth) throws NotJson {
        if (depth > DEEPEST) throw new NotJson();
        blank();
        char first = peek();
        return switch (first) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Truth(true));
            case 'f' -> word("false", new Json.Truth(false));
            case 'n' -> word("null", new Json.Null());
            default -> number();
        };
    }

    private Json object(int depth) throws NotJson {
        Map<String, Json> members = new LinkedHashMap<>();
        position++;
        blank();
        if (peek() == '}') {
            position++;
            return new Json.Fields(members);
        }
        while (true) {
            blank();
            if (peek() != '"') throw new NotJson();
            String key = string();
            blank();
            expect(':');
            if (members.containsKey(key)) throw new NotJson();
            members.put(key, value(depth + 1));
            blank();
            if (peek() == '}') {
                position++;
                return new Json.Fields(members);
            }
            expect(',');
        }
    }

    private Json array(int depth) throws NotJson {
        List<Json> items = new ArrayList<>();
        position++;
        blank();
        if (peek() == ']') {
            position++;
            return new Json.Items(items);
        }
        while (true) {
            items.add(value(depth + 1));
            blank();
            if (peek() == ']') {
                position++;
                return new Json.Items(items);
            }
            expect(',');
        }
    }

    private String string() throws NotJson {
        position++;
        int start = position;
        int surrogates = 0;
        // Most strings have no escapes and are a piece of the text as they stand.
        for (int end = start; end < text.length(); end++) {
            char next = text.charAt(end);
            if (next == '"') {
                position = end + 1;
                String whole = text.substring(start, end);
                return surrogates == 0 ? whole : wellFormed(whole);
            }
            if (next < ' ') throw new NotJson();
            if (next == '\\') {
                position = end;
                return escapedString(start);
            }
            if (next >= '\uD800' && next <= '\uDFFF') surrogates++;
        }
        throw new NotJson();
    }

    private String escapedString(int start) throws NotJson {
        StringBuilder built = new StringBuilder(text.substring(start, position));
        while (true) {
            char next = peek();
            position++;
            if (next == '"') return wellFormed(built.toString());
            if (next < ' ') throw new NotJson();
            built.append(next == '\\' ? escaped() : next);
        }
    }

    private char escaped() throws NotJson {
        char kind = peek();
        position++;
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> throw new NotJson();
        };
    }

    private char unicode() throws NotJson {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char digit = peek();
            position++;
            int worth;
            if (digit >= '0' && digit <= '9') worth = digit - '0';
            else if (digit >= 'a' && digit <= 'f') worth = digit - 'a' + 10;
            else if (digit >= 'A' && digit <= 'F') worth = digit - 'A' + 10;
            else throw new NotJson();
            code = code * 16 + worth;
        }
        return (char) code;
    }

    private static String wellFormed(String built) throws NotJson {
        for (int i = 0; i < built.length(); i++) {
            char unit = built.charAt(i);
            if (unit < '\uD800' || unit > '\uDFFF') continue;
            boolean pair = unit <= '\uDBFF' && i + 1 < built.length() && built.charAt(i + 1) >= '\uDC00' && built.charAt(i + 1) <= '\uDFFF';
            if (!pair) throw new NotJson();
            i++;
        }
        return built;
    }

    private Json number() throws NotJson {
        int start = position;
        if (peekOrEnd() == '-') position++;
        if (peekOrEnd() == '0') position++;
        else digits();
        if (peekOrEnd() == '.') {
            position++;
            digits();
        }
        if (peekOrEnd() == 'e' || peekOrEnd() == 'E') {
            position++;
            if (peekOrEnd() == '+' || peekOrEnd() == '-') position++;
            digits();
        }
        return new Json.Number(text.substring(start, position));
    }

    private void digits() throws NotJson {
        int start = position;
        while (peekOrEnd() >= '0' && peekOrEnd() <= '9') position++;
        if (position == start) throw new NotJson();
    }

    private Json word(String word, Json meaning) throws NotJson {
        if (!text.startsWith(word, position)) throw new NotJson();
        position += word.length();
        return meaning;
    }

    private void blank() {
        while (position < text.length()) {
            char next = text.charAt(position);
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') return;
            position++;
        }
    }

    private void expect(char wanted) throws NotJson {
        if (peek() != wanted) throw new NotJson();
        position++;
    }

    private char peek() throws NotJson {
        if (position >= text.length()) throw new NotJson();
        return text.charAt(position);
    }

    private char peekOrEnd() {
        return position < text.length() ? text.charAt(position) : '\0';
    }
}
