package org.returnhome.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows for one statement, however many: each column goes over as one array, and the statement unnests them. The text of the
 * statement stays the same, so that PostgreSQL plans it once.
 */
public final class Columns {
    private final List<List<String>> columns;

    /** No rows yet, of so many columns. */
    public Columns(int width) {
        columns = IntStream.range(0, width).<List<String>>mapToObj(index -> new ArrayList<>()).toList();
    }

    /** Adds a row: UUIDs, texts, numbers, truth values, instants, collections of UUIDs, or Optionals of these. */
    public void row(Object... values) {
        for (int index = 0; index < values.length; index++) {
            columns.get(index).add(text(values[index]));
        }
    }

    /** Whether there are no rows. */
    public boolean isEmpty() {
        return columns.getFirst().isEmpty();
    }

    /** A call of {@code unnest} with columns of these types as its parameters; {@code uuid[]} comes out as text. */
    public static String unnest(String... types) {
        return Arrays.stream(types).map(type -> type.equals("text") || type.equals("uuid[]") ? "?::text[]" : "?::text[]::" + type + "[]")
                .collect(Collectors.joining(", ", "unnest(", ")"));
    }

    /** The statement with the columns as its parameters. */
    public Sql sql(String text) {
        return sql(text, List.of(), List.of());
    }

    /** The statement with the columns as its parameters, and others before and after them. */
    public Sql sql(String text, List<?> before, List<?> after) {
        var values = new ArrayList<Object>(before);
        columns.forEach(column -> values.add(column.toArray(new String[0])));
        values.addAll(after);
        return Sql.of(text, values.toArray());
    }

    /** A statement over several sets of rows, whose columns are its parameters in this order. */
    public static Sql sql(String text, Columns... sets) {
        return Sql.of(text, Arrays.stream(sets).flatMap(set -> set.columns.stream()).map(column -> column.toArray(new String[0])).toArray());
    }

    /** Runs the statement, unless there are no rows. */
    public void run(Register register, String text) {
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
