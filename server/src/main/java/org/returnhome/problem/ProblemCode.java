package org.returnhome.problem;

/** Every kind of problem; equal to the enum {@code ProblemCode} of the schema, which describes each. A code is never reused. */
public enum ProblemCode {
    FAULT("fault"),
    UNAVAILABLE("unavailable"),
    TOOK_TOO_LONG("tookTooLong"),
    NOT_SIGNED_IN("notSignedIn"),
    NOT_ALLOWED("notAllowed"),
    NOT_FOUND("notFound"),
    BAD_REQUEST("badRequest"),
    DUPLICATE_KEY("duplicateKey"),
    OVER_LIMIT("overLimit"),
    BAD_DOCUMENT("badDocument"),
    BAD_ARGUMENT("badArgument"),
    BAD_CURSOR("badCursor");

    private final String word;

    ProblemCode(String word) {
        this.word = word;
    }

    /** The code as it stands in the schema and on the wire. */
    public String word() {
        return word;
    }
}
