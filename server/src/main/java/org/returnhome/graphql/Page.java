package org.returnhome.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.Optional;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/**
 * Which part of a list is asked for.
 *
 * @param list the list's name; its cursors are good for no other
 * @param first how many items at most; 1 to the list's bound
 * @param after the place to begin behind; empty for the beginning
 */
public record Page(String list, int first, Optional<Cursor> after) {

    /** How many items a page has when the caller does not say. */
    public static final int USUAL = 25;
    /** How many items a page has at most, unless the list sets another bound. */
    public static final int MOST = 100;

    /** The page that a field's arguments {@code first} and {@code after} ask for, of at most 100 items. */
    public static Page of(DataFetchingEnvironment environment, String list) {
        return of(environment, list, MOST);
    }

    /**
     * The page that a field's arguments {@code first} and {@code after} ask for.
     *
     * @param most the list's own bound
     * @throws Refusal {@code badArgument} for a bad {@code first}, {@code badCursor} for a bad {@code after}
     */
    public static Page of(DataFetchingEnvironment environment, String list, int most) {
        int first = Optional.ofNullable(environment.<Integer>getArgument("first")).orElse(USUAL);
        if (first < 1 || first > most) {
            throw Refusal.at(ProblemCode.BAD_ARGUMENT, "first", "The argument `first` must be from 1 to " + most + ".");
        }
        return new Page(list, first, Optional.ofNullable(environment.<String>getArgument("after"))
                .map(text -> Cursor.read(list, text, "after")));
    }

    /** How many rows to read: one more than asked for, which tells whether there is a next page. */
    public int limit() {
        return first + 1;
    }

    /** The cursor after an item with these keys. */
    public Cursor cursor(Object... keys) {
        return Cursor.after(list, keys);
    }
}
