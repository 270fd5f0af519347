package org.returnhome.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The real service in a process of its own on the embedded stores, made to be killed.
 *
 * <pre>{@code
 * try (KilledServer server = KilledServer.on(directory).setting("DEMO_DATA", "true").start()) {
 *     send(server.url("/graphql"), …);
 *     server.kill();                     // SIGKILL; PostgreSQL lives on, as it would
 *     server.start();                    // the next start on the same directory
 * }                                      // ends it, and leaves no PostgreSQL behind
 * }</pre>
 */
public final class KilledServer implements AutoCloseable {
    private static final String LISTENING = "Return Home is listening on ";

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> output = new CopyOnWriteArrayList<>();
    private List<String> command = ChildJvm.command("-Xmx256m", "org.returnhome.Application", "server");
    private Process process;
    private URI address;

    private KilledServer(Path directory) {
        this.directory = directory;
        environment.putAll(Map.of("DATA_DIRECTORY", directory.toString(), "PORT", "0", "DEMO_DATA", "false", "DATABASE_URL", "", "MONGODB_URI", ""));
    }

    public static KilledServer on(Path dataDirectory) {
        return new KilledServer(dataDirectory);
    }

    /** An environment variable of the service. */
    public KilledServer setting(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Another command line for it, such as one with the built jar. */
    public KilledServer command(List<String> words) {
        command = List.copyOf(words);
        return this;
    }

    /** Starts the service and waits until it listens. */
    public KilledServer start() {
        CompletableFuture<URI> listening = new CompletableFuture<>();
        launch(listening);
        try {
            address = listening.get(120, TimeUnit.SECONDS);
            return this;
        } catch (Exception fault) {
            process.destroyForcibly();
            throw new IllegalStateException("the service did not start: " + output, fault);
        }
    }

    /** Starts the service where it is expected to refuse, and returns its exit code. */
    public int startRefused() {
        launch(new CompletableFuture<>());
        return await();
    }

    public URI url(String path) {
        return address.resolve(path);
    }

    /** All lines that the service printed, of all its starts. */
    public List<String> output() {
        return List.copyOf(output);
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** SIGKILL: no word of farewell, nothing flushed, nothing closed. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** SIGTERM: a clean end. Returns the exit code. */
    public int stop() {
        process.destroy();
        return await();
    }

    /** The PostgreSQL that now runs on the data directory, if one does. */
    public List<ProcessHandle> postgreSql() {
        try {
            return LeftoverPostgreSql.find(directory.resolve("postgresql/cluster")).stream().toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            stop();
        }
        try {
            LeftoverPostgreSql.stop(directory.resolve("postgresql/cluster"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void launch(CompletableFuture<URI> listening) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        BufferedReader lines = process.inputReader();
        Thread.ofVirtual().start(() -> lines.lines().forEach(line -> {
            output.add(line);
            if (line.startsWith(LISTENING)) {
                listening.complete(URI.create(line.substring(LISTENING.length()).strip()));
            }
        }));
        process.onExit().thenRun(() -> listening.completeExceptionally(new IllegalStateException("it ended")));
    }

    private int await() {
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the service did not end: " + output);
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
