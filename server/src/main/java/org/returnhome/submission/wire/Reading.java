package org.returnhome.submission.wire;

import java.util.function.Function;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/** What came of reading something that somebody else made: the thing, or what is wrong with it. */
public sealed interface Reading<T> {

    /** It could be read. */
    record Value<T>(T value) implements Reading<T> {}

    /** It could not. */
    record Refused<T>(Problem problem) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Value<>(value);
    }

    static <T> Reading<T> refused(ProblemCode code, String path, String message) {
        return new Refused<>(path.isEmpty() ? Problem.of(code, message) : Problem.at(code, path, message));
    }

    /** Reads on with what could be read. */
    default <R> Reading<R> then(Function<? super T, Reading<R>> next) {
        return switch (this) {
            case Value<T>(var value) -> next.apply(value);
            case Refused<T>(var problem) -> new Refused<>(problem);
        };
    }
}
