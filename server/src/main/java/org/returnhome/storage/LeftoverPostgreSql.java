package org.returnhome.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that outlived the killed server which started it. It holds the cluster, so it must end first. */
final class LeftoverPostgreSql {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverPostgreSql.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LeftoverPostgreSql() {}

    /**
     * Stops the PostgreSQL that still runs on this cluster, if one does. Call it only while holding the data directory.
     *
     * @throws IOException when it does not end within a minute
     */
    static void stop(Path cluster) throws IOException {
        Optional<ProcessHandle> leftover = find(cluster);
        if (leftover.isEmpty()) {
            return;
        }
        LOG.info("stopping the PostgreSQL that still runs on {}", cluster);
        long process = leftover.get().pid();
        // SIGINT is PostgreSQL's fast shutdown: it rolls back what is open and writes a checkpoint.
        new ProcessBuilder(List.of("kill", "-INT", Long.toString(process))).start();
        try {
            leftover.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            throw new IOException("PostgreSQL process " + process + " did not stop", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL process " + process + " stopped", interrupted);
        }
    }

    /** The process named in the cluster's pid file, if it runs and is indeed a PostgreSQL: numbers are used again. */
    static Optional<ProcessHandle> find(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info().command().filter(command -> command.endsWith("postgres")).isPresent())
                .filter(process -> worksIn(process, cluster));
    }

    /** PostgreSQL works in its cluster directory; where the system does not show it, the program's name must do. */
    private static boolean worksIn(ProcessHandle process, Path cluster) {
        Path shown = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return !Files.exists(shown) || Files.isSameFile(shown, cluster);
        } catch (IOException notShown) {
            return true;
        }
    }
}
