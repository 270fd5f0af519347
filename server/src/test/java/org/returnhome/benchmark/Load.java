package org.returnhome.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends ready requests over 16 connections, each as soon as the answer before is there; every answer is looked at. */
final class Load {
    static final int CONNECTIONS = 16;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private Load() {}

    /**
     * How long it took.
     *
     * @param nanoseconds of each request, from its first byte to the last of its answer
     */
    record Took(Duration all, long[] nanoseconds) {}

    /**
     * Sends them all, each once.
     *
     * @throws IOException if one is not taken in, or when all of it takes longer than three minutes
     */
    static Took send(URI server, Workload workload, List<byte[]> requests) throws IOException, InterruptedException {
        var next = new AtomicInteger();
        var nanoseconds = new long[requests.size()];
        var connections = new ArrayList<Connection>();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (int index = 0; index < CONNECTIONS; index++) {
                connections.add(new Connection(server));
            }
            long began = System.nanoTime();
            var senders = threads.invokeAll(connections.stream().<Callable<Void>>map(connection -> () -> {
                for (int index = next.getAndIncrement(); index < nanoseconds.length; index = next.getAndIncrement()) {
                    long sent = System.nanoTime();
                    if (sent - began > LONGEST.toNanos()) {
                        throw new IOException("it takes too long; this machine is too busy");
                    }
                    var answer = connection.send(requests.get(index));
                    nanoseconds[index] = System.nanoTime() - sent;
                    if (!workload.takenIn(answer)) {
                        throw new IOException("not taken in: " + answer);
                    }
                }
                return null;
            }).toList());
            var all = Duration.ofNanos(System.nanoTime() - began);
            for (var sender : senders) {
                sender.get();
            }
            return new Took(all, nanoseconds);
        } catch (ExecutionException fault) {
            throw new IOException(fault.getCause());
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }
}
