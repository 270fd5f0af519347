package org.returnhome.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.returnhome.access.Person;
import org.returnhome.access.TestPeople;
import org.returnhome.storage.TestStores;

/** Somebody who is signed in and asks the running server, over HTTP. */
final class SignedIn {

    private final Http http;
    private final String token;

    private SignedIn(Http http, String token) {
        this.http = http;
        this.token = token;
    }

    static SignedIn as(Person person, TestPeople people, TestStores stores) {
        return new SignedIn(new Http(stores), people.token(person));
    }

    /** The {@code data} of the answer, which must be without errors. */
    JsonNode ask(String document, Map<String, Object> variables) {
        var answer = answer(document, variables);
        if (answer.has("errors")) {
            throw new AssertionError(answer.path("errors").toString());
        }
        return answer.path("data");
    }

    JsonNode ask(String document) {
        return ask(document, Map.of());
    }

    /** The code of the answer's first error. */
    String refusal(String document, Map<String, Object> variables) {
        return answer(document, variables).path("errors").path(0).path("extensions").path("code").asText();
    }

    /** The payload of a mutation with one input, of which this is asked beside the problems. */
    JsonNode change(String mutation, Map<String, Object> input, String selection) {
        return ask(mutation(mutation, selection), Map.of("input", input)).path(mutation);
    }

    /** The code and path of a mutation's first problem. */
    String problem(String mutation, Map<String, Object> input) {
        var problem = change(mutation, input, "").path("problems").path(0);
        return problem.path("code").asText() + " " + problem.path("path").asText();
    }

    /** The code with which a mutation is refused as a whole. */
    String refusalOf(String mutation, Map<String, Object> input) {
        return refusal(mutation(mutation, ""), Map.of("input", input));
    }

    private static String mutation(String mutation, String selection) {
        var type = mutation.substring(0, 1).toUpperCase() + mutation.substring(1) + "Input!";
        return "mutation ($input: " + type + ") { " + mutation + "(input: $input) { " + selection + " problems { code path message } } }";
    }

    private JsonNode answer(String document, Map<String, Object> variables) {
        return http.graphql(token, document, variables).json();
    }
}
