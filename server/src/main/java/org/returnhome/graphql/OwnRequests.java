package org.returnhome.graphql;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.returnhome.access.Caller;
import org.returnhome.storage.Ids;

/**
 * Runs requests of the service itself for somebody of the register, as if they had come over HTTP: the same rights, limits and
 * audit. For the demo data, which must be made as real data are.
 */
@Singleton
public final class OwnRequests {
    private final Engine engine;
    private final Ids ids;

    OwnRequests(Engine engine, Ids ids) {
        this.engine = engine;
        this.ids = ids;
    }

    /**
     * Answers {@code data}.
     *
     * @throws IllegalStateException when there are errors; its message has their codes
     */
    @SuppressWarnings("unchecked") // GraphQL's data is an object
    public Map<String, Object> run(Caller caller, String document, Map<String, Object> variables) {
        var answer = engine.run(new GraphqlRequest(document, Optional.empty(), variables, false), caller, ids.next());
        if (answer.body().containsKey("errors")) {
            throw new IllegalStateException("own request failed: " + answer.body().get("errors"));
        }
        return (Map<String, Object>) answer.body().get("data");
    }
}
