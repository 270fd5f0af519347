package org.returnhome.graphql;

import java.util.Optional;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/** What text every store and every reader can keep as it is. */
final class PlainText {

    static final String SENTENCE = "A text holds half of a surrogate pair or the character U+0000.";

    private PlainText() {}

    /** What is wrong: half of a surrogate pair, which has no UTF-8, or U+0000, which PostgreSQL cannot keep. */
    static Optional<ProblemCode> problem(String text) {
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit == 0) {
                return Optional.of(ProblemCode.NUL_CHARACTER);
            }
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit) && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!pair) {
                    return Optional.of(ProblemCode.LONE_SURROGATE);
                }
                index++;
            }
        }
        return Optional.empty();
    }

    /** The text itself, or a refusal that names where it stood. */
    static String checked(String text, String path) {
        problem(text).ifPresent(code -> {
            throw Refusal.at(code, path, SENTENCE);
        });
        return text;
    }
}
