package org.returnhome.submission;

/** Why a question that was reached has no value; an answer, not a blank (domain §4). */
public enum AbsentReason {
    /** The question was not put. */
    NOT_ASKED("notAsked"),
    /** The person would rather not say. */
    PREFER_NOT_TO_SAY("preferNotToSay"),
    /** Nobody knows. */
    UNKNOWN("unknown");

    private final String word;

    AbsentReason(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }
}
