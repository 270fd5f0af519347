package org.returnhome.graphql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;

/**
 * A well-formed GraphQL request.
 *
 * @param document the GraphQL document
 * @param operationName which operation of the document is meant; empty when it has only one
 * @param variables as JSON had them; unchecked
 * @param readOnly whether it came by GET, where nothing may be changed
 */
record GraphqlRequest(String document, Optional<String> operationName, Map<String, Object> variables, boolean readOnly) {

    /** Reads the body of a POST. */
    static GraphqlRequest ofBody(byte[] body) {
        return of(object(RequestJson.read(body), "").orElseThrow(() -> wrong("", "The request must be a JSON object.")), false);
    }

    /** Reads the parameters of a GET. */
    static GraphqlRequest ofParameters(Map<String, String> parameters) {
        var members = new HashMap<String, Object>(parameters);
        for (var name : List.of("variables", "extensions")) {
            members.computeIfPresent(name, (key, text) -> RequestJson.read((String) text));
        }
        return of(members, true);
    }

    private static GraphqlRequest of(Map<String, Object> members, boolean readOnly) {
        var document = text(members, "query").orElseThrow(() -> wrong("query", "A `query` is needed."));
        object(members.get("extensions"), "extensions"); // allowed, and without meaning here
        return new GraphqlRequest(document, text(members, "operationName"),
                object(members.get("variables"), "variables").orElse(Map.of()), readOnly);
    }

    private static Optional<String> text(Map<String, Object> members, String name) {
        return switch (members.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw wrong(name, "A text is needed here.");
        };
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are texts
    private static Optional<Map<String, Object>> object(Object value, String path) {
        return switch (value) {
            case null -> Optional.empty();
            case Map<?, ?> map -> Optional.of((Map<String, Object>) map);
            default -> throw wrong(path, "A JSON object is needed here.");
        };
    }

    private static Refusal wrong(String path, String message) {
        return path.isEmpty() ? Refusal.of(ProblemCode.BAD_REQUEST, message) : Refusal.at(ProblemCode.BAD_REQUEST, path, message);
    }
}
