package org.returnhome.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.returnhome.storage.TestStores;

/** Speaks HTTP to the server under test, as a browser or a tablet would. */
public final class Http {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final TestStores stores;

    public Http(TestStores stores) {
        this.stores = stores;
    }

    /** An answer. */
    public record Answer(int status, JsonNode json, HttpResponse<String> response) {

        /** The {@code extensions.code} of the first error; empty text without one. */
        public String code() {
            return json.path("errors").path(0).path("extensions").path("code").asText();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** A GraphQL document with variables, by the bearer of this token. */
    public Answer graphql(String token, String document, Map<String, ?> variables) {
        try {
            return send(HttpRequest.newBuilder(stores.url("/graphql")).header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", document, "variables", variables)))));
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** A form, as OAuth wants it. */
    public Answer form(String path, Map<String, String> parameters) {
        return send(HttpRequest.newBuilder(stores.url(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")))));
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(stores.url(path)));
    }

    /** Address of the server. */
    public URI url(String path) {
        return stores.url(path);
    }

    public static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()), response);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
