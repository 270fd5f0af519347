package org.returnhome.submission;

/** How a wish was given. */
public enum WishManner {
    /** Said to the worker. */
    SPOKEN("spoken"),
    /** Written down by the young person. */
    WRITTEN("written"),
    /** Chosen on the tablet by the young person. */
    ON_SCREEN("onScreen"),
    /** Given through an interpreter or communicator. */
    INTERPRETED("interpreted");

    private final String word;

    WishManner(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }
}
