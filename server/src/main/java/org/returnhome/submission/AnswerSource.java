package org.returnhome.submission;

/** Whose answer it is. */
public enum AnswerSource {
    /** The young person's. */
    CHILD("child"),
    /** The worker's own. */
    WORKER("worker"),
    /** From a record the worker looked at. */
    RECORD("record"),
    /** Put in by the app from the pinned facts. */
    PREFILLED("prefilled");

    private final String word;

    AnswerSource(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }
}
