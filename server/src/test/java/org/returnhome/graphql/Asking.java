package org.returnhome.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sends GraphQL over HTTP, as a signed-in team manager unless told otherwise. */
final class Asking {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What came back. */
    record Answered(int status, String body, HttpResponse<String> response) {

        JsonNode json() {
            try {
                return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(body, e);
            }
        }

        JsonNode data() {
            return json().path("data");
        }

        JsonNode error() {
            return json().path("errors").path(0);
        }

        String code() {
            return error().path("extensions").path("code").asText();
        }
    }

    private final URI url;

    Asking(URI url) {
        this.url = url;
    }

    Answered post(String document) {
        return post(document, Map.of());
    }

    Answered post(String document, Map<String, Object> variables) {
        try {
            return body(JSON.writeValueAsString(Map.of("query", document, "variables", variables)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Answered body(String body) {
        return send(request -> request.POST(BodyPublishers.ofString(body)));
    }

    Answered get(String document) {
        return send(URI.create(url + "?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8)), request -> request.GET());
    }

    Answered send(UnaryOperator<HttpRequest.Builder> change) {
        return send(url, change);
    }

    private static Answered send(URI to, UnaryOperator<HttpRequest.Builder> change) {
        try {
            var request = HttpRequest.newBuilder(to).header("Test-Role", "teamManager")
                    .setHeader("Content-Type", "application/json").setHeader("Accept", "application/graphql-response+json");
            var response = CLIENT.send(change.apply(request).build(), HttpResponse.BodyHandlers.ofString());
            return new Answered(response.statusCode(), response.body(), response);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
