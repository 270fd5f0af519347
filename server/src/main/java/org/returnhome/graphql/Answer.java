package org.returnhome.graphql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;

/**
 * What a request is answered with, before it is written in one of the two media types.
 *
 * @param body {@code data} and {@code errors}, as GraphQL has them
 * @param code the problem that kept the request from being executed; empty when it ran
 */
record Answer(Map<String, Object> body, Optional<ProblemCode> code) {

    /** The request ran; fields of it may still have failed. */
    static Answer ran(Map<String, Object> data, List<ProblemError> errors) {
        var body = new LinkedHashMap<String, Object>();
        if (!errors.isEmpty()) {
            body.put("errors", errors.stream().map(ProblemError::toSpecification).toList());
        }
        body.put("data", data);
        return new Answer(body, Optional.empty());
    }

    /** The request did not run, or nothing of what it found may be told. */
    static Answer refused(List<ProblemError> errors) {
        return new Answer(Map.of("errors", errors.stream().map(ProblemError::toSpecification).toList()),
                Optional.of(errors.getFirst().problem().code()));
    }

    static Answer refused(Problem problem) {
        return refused(List.of(new ProblemError(problem)));
    }
}
