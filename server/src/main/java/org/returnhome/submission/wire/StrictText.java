package org.returnhome.submission.wire;

import java.text.Normalizer;
import java.util.Optional;
import org.returnhome.problem.ProblemCode;

/** Text that every program keeps as it is: no half surrogate pairs, no U+0000 (PostgreSQL has none), Unicode form C. */
final class StrictText {
    private StrictText() {}

    /** What is wrong with the text; empty when nothing is. */
    static Optional<ProblemCode> fault(String text) {
        boolean perhapsComposed = false;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            // Below U+0300 nothing composes with anything, so that nearly all text ends here.
            if (unit >= '\u0300') {
                perhapsComposed = true;
                if (Character.isSurrogate(unit) && !pairBegins(text, at++)) {
                    return Optional.of(ProblemCode.LONE_SURROGATE);
                }
            } else if (unit == 0) {
                return Optional.of(ProblemCode.NUL_CHARACTER);
            }
        }
        return perhapsComposed && !Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? Optional.of(ProblemCode.NOT_NORMALISED) : Optional.empty();
    }

    private static boolean pairBegins(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }
}
