package org.returnhome.submission;

/** What the young person decided about one recipient (domain §7.3). */
public enum WishDecision {
    /** May have it. */
    AGREE("agree"),
    /** May have it without some sections. */
    PART("part"),
    /** May not have it. */
    REFUSE("refuse"),
    /** Was not asked. */
    NOT_ASKED("notAsked"),
    /** Could not decide. */
    CANNOT("cannot");

    private final String word;

    WishDecision(String word) {
        this.word = word;
    }

    /** The word on the wire. */
    public String word() {
        return word;
    }
}
