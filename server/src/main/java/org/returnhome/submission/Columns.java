package org.returnhome.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.returnhome.storage.Register;
import org.returnhome.storage.Sql;

/**
 * Rows for one statement, however many: each column goes over as one array, and the statement unnests them. The text of the
 * statement stays the same, so that PostgreSQL plans it once.
 */
final class Columns {
    private final List<List<String>> columns;

    Columns(int width) {
        columns = IntStream.range(0, width).<List<String>>mapToObj(index -> new ArrayList<>()).toList();
    }

    /** Adds a row: UUIDs, texts, numbers, truth values, instants, collections of UUIDs, or Optionals of these. */
    void row(Object... values) {
        for (int index = 0; index < values.length; index++) {
            columns.get(index).add(text(values[index]));
        }
    }

    boolean isEmpty() {
        return columns.getFirst().isEmpty();
    }

    /** A call of {@code unnest} with columns of these types as its parameters; {@code uuid[]} comes out as text. */
    static String unnest(String... types) {
        return Arrays.stream(types).map(type -> type.equals("text") || type.equals("uuid[]") ? "?::text[]" : "?::text[]::" + type + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    /** The statement with the columns as its parameters. */
    Sql sql(String text) {
        return Sql.of(text, columns.stream().map(column -> column.toArray(new String[0])).toArray());
    }

    /** Runs the statement, unless there are no rows. */
    void run(Register register, String text) {
        if (!isEmpty()) {
            register.change(sql(text));
        }
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> text(optional.orElse(null));
            case Collection<?> ids -> ids.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
            default -> value.toString();
        };
    }
}
