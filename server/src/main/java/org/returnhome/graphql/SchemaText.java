package org.returnhome.graphql;

import jakarta.inject.Singleton;

/** The schema as it is written: every {@code schema/graphql/*.graphqls} on the class path, in the order of the names. */
@Singleton
public final class SchemaText {

    private static final String FOLDER = "schema/graphql";

    private final String text;

    SchemaText() {
        var files = SchemaFiles.read(FOLDER, ".graphqls");
        if (files.isEmpty()) {
            throw new IllegalStateException("There is no schema on the class path under " + FOLDER);
        }
        text = String.join("\n", files.values());
    }

    /** Schema definition language. */
    public String text() {
        return text;
    }
}
