package org.returnhome.problem;

import java.util.Objects;
import java.util.Optional;

/**
 * Why something was not done, as a caller is told.
 *
 * @param code what kind of problem it is
 * @param path where in the input it lies, with dots ({@code input.items.0.jws}); empty when it lies in no one place
 * @param message one sentence for people, without personal data
 * @param retryable whether the very same request may succeed later
 */
public record Problem(ProblemCode code, Optional<String> path, String message, boolean retryable) {

    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(path);
        Objects.requireNonNull(message);
    }

    /** A problem at one place of the input, which the same request will meet again. */
    public static Problem at(ProblemCode code, String path, String message) {
        return new Problem(code, Optional.of(path), message, false);
    }

    /** A problem of the request as a whole, which the same request will meet again. */
    public static Problem of(ProblemCode code, String message) {
        return new Problem(code, Optional.empty(), message, false);
    }
}
