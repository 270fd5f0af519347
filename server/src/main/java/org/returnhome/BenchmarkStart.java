package org.returnhome;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.returnhome.storage.Directories;
import org.returnhome.storage.EmbeddedPostgreSql;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures from the launch of the process to its first answer, and its memory then: with and without the AOT cache, and with PostgreSQL running already. */
@Command(name = "benchmark-start", description = "Measure the time from launch to the first answer, and the memory then: with and without the AOT cache, and with PostgreSQL running already.")
public final class BenchmarkStart implements Callable<Integer> {
    private static final String LISTENING = "Return Home is listening on ";

    @Option(names = "--rounds", description = "Starts of each kind (default: 5).")
    private int rounds = 5;

    @Override
    public Integer call() throws Exception {
        Path directory = Files.createTempDirectory("return-home-benchmark");
        List<String> flags = ProcessHandle.current().info().arguments().map(List::of).orElse(List.of()).stream()
                .takeWhile(Predicate.not("-jar"::equals)).filter(Predicate.not(BenchmarkStart::isCache)).toList();
        Optional<String> cache = ProcessHandle.current().info().arguments().stream().flatMap(java.util.Arrays::stream).filter(BenchmarkStart::isCache).findFirst();
        try {
            start(directory, flags, Map.of()); // makes and warms the stores
            measure("without the AOT cache", directory, flags, Map.of());
            if (cache.isPresent()) {
                List<String> cached = new ArrayList<>(flags);
                cached.add(cache.get());
                measure("with the AOT cache", directory, cached, Map.of());
                try (var register = new EmbeddedPostgreSql(directory.resolve("postgresql"))) {
                    Path keys = directory.resolve("keys");
                    measure("with the AOT cache, PostgreSQL running already", directory, cached, Map.of("DATABASE_URL", register.databaseUrl(),
                            "TOKEN_SIGNING_KEYS", Files.readString(keys.resolve("token-keys.json")), "RECEIPT_SIGNING_KEYS", Files.readString(keys.resolve("receipt-keys.json"))));
                }
            } else {
                System.out.println("with the AOT cache: not measured, there is none (./return-home start makes it)");
            }
        } finally {
            Directories.delete(directory);
        }
        return 0;
    }

    private void measure(String kind, Path directory, List<String> flags, Map<String, String> settings) throws Exception {
        List<Start> starts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            starts.add(start(directory, flags, settings));
        }
        List<Long> times = starts.stream().map(start -> start.time().toMillis()).sorted().toList();
        long memory = starts.stream().mapToLong(Start::memoryKibibytes).max().orElse(0);
        System.out.printf("%s: first answer after %d ms (median of %d; from %d to %d), at most %d MiB resident%n",
                kind, times.get(times.size() / 2), rounds, times.getFirst(), times.getLast(), memory / 1024);
    }

    private static Start start(Path directory, List<String> flags, Map<String, String> settings) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-jar", System.getProperty("java.class.path"), "server"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DATA_DIRECTORY", directory.toString());
        builder.environment().put("PORT", "0");
        builder.environment().put("DEMO_DATA", "false");
        builder.environment().remove("DATABASE_URL");
        builder.environment().remove("MONGODB_URI");
        builder.environment().putAll(settings);
        long launched = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader output = process.inputReader(); HttpClient client = HttpClient.newHttpClient()) {
            URI address = listening(output);
            client.send(HttpRequest.newBuilder(address.resolve("/")).build(), HttpResponse.BodyHandlers.discarding());
            return new Start(Duration.ofNanos(System.nanoTime() - launched), residentKibibytes(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static URI listening(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()));
            }
        }
        throw new IOException("the service did not start");
    }

    /** Zero where the system does not tell, as on macOS. */
    private static long residentKibibytes(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("[^0-9]", "")).mapToLong(Long::parseLong).findFirst().orElse(0);
    }

    private static boolean isCache(String argument) {
        return argument.startsWith("-XX:AOTCache");
    }

    private record Start(Duration time, long memoryKibibytes) {}
}
