package org.returnhome.demo;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.returnhome.access.Caller;
import org.returnhome.graphql.OwnRequests;

/** The mutations that the demo data are made with. */
@Singleton
final class DemoRequests {
    private final OwnRequests requests;

    DemoRequests(OwnRequests requests) {
        this.requests = requests;
    }

    /** One mutation with one input; answers its payload, which must have no problems. */
    @SuppressWarnings("unchecked") // payloads are objects
    Map<String, Object> mutate(Caller caller, String name, String fields, Map<String, Object> input) {
        var type = Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Input";
        var document = "mutation ($input: " + type + "!) { " + name + "(input: $input) { " + fields + " problems { code path message } } }";
        var payload = (Map<String, Object>) requests.run(caller, document, Map.of("input", input)).get(name);
        if (!((List<?>) payload.get("problems")).isEmpty()) {
            throw new IllegalStateException("demo data: " + name + " was refused: " + payload.get("problems"));
        }
        return payload;
    }

    /** One field of a query, with its arguments written out. */
    Object query(Caller caller, String field, String rest) {
        return requests.run(caller, "{ " + field + rest + " }", Map.of()).get(field);
    }
}
