package org.returnhome.submission;

/** How something was signed, or that it was not. */
public enum EvidenceMethod {
    /** A drawn signature; its strokes travel as a blob. */
    DRAWN("drawn"),
    /** A tick and a typed name. */
    TICK_AND_NAME("tickAndName"),
    /** Said aloud before a witness. */
    WITNESSED_VERBAL("witnessedVerbal"),
    /** Did not want to sign. */
    REFUSED("refused"),
    /** Could not sign. */
    UNABLE("unable");

    private final String word;

    EvidenceMethod(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }
}
