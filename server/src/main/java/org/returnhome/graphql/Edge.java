package org.returnhome.graphql;

/**
 * One item of a page.
 *
 * @param cursor the item's own cursor, as text
 * @param node the item
 */
public record Edge<T>(String cursor, T node) {}
