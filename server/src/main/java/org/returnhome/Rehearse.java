package org.returnhome;

import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.returnhome.storage.Directories;
import picocli.CommandLine.Command;

/**
 * Starts the service on throw-away stores, asks it a little and stops: the JVM watches which classes that takes, and
 * keeps them for quick starts ({@code -XX:AOTCacheOutput}).
 */
@Command(name = "rehearse", description = "Start on throw-away stores, answer a little and stop, so that the JVM learns for quick starts.")
public final class Rehearse implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("return-home-rehearsal");
        EmbeddedServer server = Server.start(Contexts.start(Map.of(
                "return-home.stores.data-directory", directory.toString(),
                "return-home.stores.database-url", "",
                "return-home.stores.mongodb-uri", "",
                "return-home.listening.port", "0")));
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI address = server.getURI();
            client.send(HttpRequest.newBuilder(address.resolve("/")).build(), HttpResponse.BodyHandlers.ofString());
            client.send(HttpRequest.newBuilder(address.resolve("/graphql")).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"query\":\"{ __typename }\"}")).build(), HttpResponse.BodyHandlers.ofString());
        } finally {
            server.stop();
            Directories.delete(directory);
        }
        return 0;
    }
}
