package org.returnhome.engine;

/**
 * Something that a reader should know about an answer. It never refuses a submission.
 *
 * @param question a path: {@code foundAt}, {@code offers[0].outcome}
 * @param code one of schema/form/README.md, or the flag
 */
public record Finding(Kind kind, String question, String code, String message) {

    public enum Kind {
        /** The value does not look as it should. */
        TYPE("type"),
        /** An answer is missing. */
        REQUIRED("required"),
        /** An answer would be wished for: a warning. */
        RECOMMENDED("recommended"),
        /** The answer breaks a rule of the form. */
        MUST_BE("mustBe"),
        /** The answer raises a flag. */
        FLAG("flag");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
