package org.returnhome.graphql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list, as Relay's cursor connections have it.
 *
 * @param edges the items with their cursors, in the order of the list
 */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo) {

    /**
     * The page made of rows that were read with {@link Page#limit()}.
     *
     * @param rows in the order of the list; the one too many says that there is a next page, and is left out
     * @param cursor makes the cursor of a row from its sort keys
     */
    public static <T> Connection<T> of(Page page, List<T> rows, Function<T, Cursor> cursor) {
        var edges = rows.stream().limit(page.first()).map(row -> new Edge<>(cursor.apply(row).text(), row)).toList();
        var start = edges.stream().findFirst().map(Edge::cursor);
        var end = edges.isEmpty() ? Optional.<String>empty() : Optional.of(edges.getLast().cursor());
        return new Connection<>(edges,
                new PageInfo(rows.size() > page.first(), page.after().isPresent(), start, end));
    }

    /** The same page of a feed, whose {@code endCursor} stands even when there is nothing new. */
    public Connection<T> endingAt(Cursor end) {
        return new Connection<>(edges, new PageInfo(pageInfo.hasNextPage(), pageInfo.hasPreviousPage(),
                pageInfo.startCursor(), pageInfo.endCursor().or(() -> Optional.of(end.text()))));
    }

    /** The items themselves, in order. */
    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }
}
