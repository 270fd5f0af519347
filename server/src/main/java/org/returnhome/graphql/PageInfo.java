package org.returnhome.graphql;

import java.util.Optional;

/**
 * Where a page begins and ends, and whether there is more.
 *
 * @param startCursor cursor of the first item; empty on an empty page
 * @param endCursor cursor to go on with; empty on an empty page, unless the list is a feed
 */
public record PageInfo(boolean hasNextPage, boolean hasPreviousPage, Optional<String> startCursor,
                       Optional<String> endCursor) {}
