package org.returnhome.storage;

import java.util.ArrayList;
import java.util.Arrays;
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

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return values;
    }
}
