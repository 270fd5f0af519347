package org.returnhome.problem;

/**
 * Ends a query, or one field of it, with a problem that the caller is told as a GraphQL error. The only exception whose
 * message reaches a caller. Expected refusals of a mutation are data in its payload, not this.
 */
public final class Refusal extends RuntimeException {

    private final transient Problem problem;

    public Refusal(Problem problem) {
        super(problem.code() + ": " + problem.message(), null, false, false);
        this.problem = problem;
    }

    /** Refuses because of one place of the input. */
    public static Refusal at(ProblemCode code, String path, String message) {
        return new Refusal(Problem.at(code, path, message));
    }

    /** Refuses the request as a whole. */
    public static Refusal of(ProblemCode code, String message) {
        return new Refusal(Problem.of(code, message));
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }
}
