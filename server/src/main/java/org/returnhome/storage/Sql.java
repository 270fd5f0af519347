package org.returnhome.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A statement for the register, grown piece by piece: text with a question mark for each value, and the values. Text
 * comes from our own source only; whatever comes from outside is a value.
 */
public final class Sql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Sql() {}

    /** A statement, or a piece of one. See {@link Register} for what a value may be. */
    public static Sql of(String text, Object... values) {
        return new Sql().add(text, values);
    }

    /** Adds text and its values, after a space. */
    public Sql add(String more, Object... moreValues) {
        text.append(text.isEmpty() ? "" : " ").append(more);
        values.addAll(Arrays.asList(moreValues));
        return this;
    }

    /** Adds another piece, after a space. */
    public Sql add(Sql piece) {
        return add(piece.text(), piece.values.toArray());
    }

    /**
     * A query for these rows; its first column is the number of the row. The first row is added again up to the next power of two, and left
     * out by PostgreSQL, so that there are few different statements and PostgreSQL keeps its plans: it knows how many rows there are, as it
     * does not of an unnested array. No rows of nulls are added, because the driver has a statement planned anew when a null takes the place
     * of a value.
     *
     * @param row one row's placeholders with their types, after the number's: {@code "?::uuid, ?::text"}
     */
    public static Sql values(String row, List<List<Object>> rows) {
        int count = Integer.max(1, rows.size() == 1 ? 1 : Integer.highestOneBit(rows.size() - 1) * 2);
        var values = new ArrayList<Object>();
        for (int number = 0; number < count; number++) {
            var given = number < rows.size();
            values.add(given ? number : -1);
            values.addAll(rows.get(given ? number : 0));
        }
        return of("SELECT * FROM (VALUES " + String.join(", ", Collections.nCopies(count, "(?::int4, " + row + ")")) + ") AS v WHERE v.column1 >= 0",
                values.toArray());
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return values;
    }
}
