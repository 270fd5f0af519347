package org.returnhome.form;

/**
 * A file of {@code forms/definitions}.
 *
 * @param path within that folder: {@code welfare-check/v1/form.yaml}
 */
record FormFile(String path, String text) {
    static final String FOLDER = "forms/definitions";

    /** Where a reader finds a line of it. */
    String at(int line, String reason) {
        return FOLDER + "/" + path + ":" + line + ": " + reason;
    }
}
