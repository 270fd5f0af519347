package org.returnhome.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.returnhome.problem.Problem;

/**
 * A problem as a GraphQL error: code, path of the input and retryable are in its extensions.
 *
 * @param places where in the document it lies; empty for the request as a whole
 * @param answerPath which field of the answer is missing because of it; empty for the request as a whole
 */
record ProblemError(Problem problem, List<SourceLocation> places, List<Object> answerPath) implements GraphQLError {

    private enum Kind implements ErrorClassification { PROBLEM }

    ProblemError(Problem problem) {
        this(problem, List.of(), List.of());
    }

    @Override
    public String getMessage() {
        return problem.message();
    }

    @Override
    public List<SourceLocation> getLocations() {
        return places;
    }

    @Override
    public ErrorClassification getErrorType() {
        return Kind.PROBLEM;
    }

    @Override
    public List<Object> getPath() {
        return answerPath;
    }

    @Override
    public Map<String, Object> getExtensions() {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", problem.code().word());
        problem.path().ifPresent(path -> extensions.put("path", path));
        extensions.put("retryable", problem.retryable());
        return extensions;
    }

    /** The error as it stands in the answer. */
    @Override
    public Map<String, Object> toSpecification() {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", getMessage());
        if (!places.isEmpty()) {
            error.put("locations", places.stream().map(place -> Map.of("line", place.getLine(), "column", place.getColumn())).toList());
        }
        if (!answerPath.isEmpty()) {
            error.put("path", answerPath);
        }
        error.put("extensions", getExtensions());
        return error;
    }
}
