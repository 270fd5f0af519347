package org.returnhome.benchmark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.returnhome.demo.WorkedVisit;
import org.returnhome.storage.Directories;
import org.returnhome.storage.KilledServer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts the built service on stores of its own, with a floor beside it, and sends to both in turn from this process.
 * Everything stays on the loopback address; it ends by itself, and leaves nothing behind.
 */
@Command(name = "benchmark", mixinStandardHelpOptions = true, description = "Measure submissions beside a bare floor on the same stores.")
public final class Benchmark implements Callable<Integer> {
    private static final int LONGEST_WARM_UP = 60;
    private static final int CALM_ROUNDS = 3;

    @Option(names = "--jar", required = true, description = "the built service")
    private Path jar;
    @Option(names = "--flag", description = "a flag for the service's JVM; may be given several times")
    private List<String> flags = List.of();
    @Option(names = "--form", description = "what is handed in (default: welfareCheck)")
    private String form = "welfareCheck";
    @Option(names = "--rounds", description = "rounds that are measured, after some that are not (default: 5)")
    private int rounds = 5;
    @Option(names = "--submissions", description = "submissions of each kind in a round (default: 1600)")
    private int submissions = 1_600;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var directory = Files.createTempDirectory(jar.toAbsolutePath().getParent(), "benchmark");
        try (var server = KilledServer.on(directory).setting("DEMO_DATA", "true").command(command()).start();
             var office = new FieldOffice(server.url("/"))) {
            measure(server, office);
        } finally {
            Directories.delete(directory);
        }
        return 0;
    }

    private void measure(KilledServer server, FieldOffice office) throws IOException, InterruptedException {
        var visit = office.visit(form);
        var example = visit.next();
        System.out.printf("%d connections; each submission: an envelope of %d bytes, strokes of %d; %d processors%n", Load.CONNECTIONS, example.payload().length,
                example.item().blobs().stream().mapToInt(blob -> blob.content().length() * 3 / 4).sum(), Runtime.getRuntime().availableProcessors());
        warmUp(server, office, visit);
        var figures = new Figures();
        for (int round = 0; round < rounds; round++) {
            double busy = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
            figures.add(round(server, office, visit), busy);
        }
        figures.print();
        System.out.println("The server's memory after all of it: " + resident(server.process()));
    }

    /** Until the JVM has compiled what matters: until its compilers were at work for less than a tenth of three rounds in a row. */
    private void warmUp(KilledServer server, FieldOffice office, WorkedVisit visit) throws IOException, InterruptedException {
        int calm = 0;
        for (int round = 1; round <= LONGEST_WARM_UP && calm < CALM_ROUNDS; round++) {
            long began = System.nanoTime();
            long compiled = office.compilerMilliseconds();
            double now = round(server, office, visit).stream().mapToDouble(Phase::processorMilliseconds).sum();
            double compiling = (office.compilerMilliseconds() - compiled) * 1e6 / (System.nanoTime() - began);
            calm = compiling < 0.1 ? calm + 1 : 0;
            System.out.printf(Locale.ROOT, "warming up, round %d: %.1f ms CPU for one of each; compilers at work for %.0f %% of it%n", round, now, compiling * 100);
        }
    }

    private List<Phase> round(KilledServer server, FieldOffice office, WorkedVisit visit) throws IOException, InterruptedException {
        var phases = new ArrayList<Phase>();
        for (var workload : Workload.values()) {
            var requests = FieldOffice.requests(workload, submissions / workload.itemsInRequest(), visit, office.workerToken());
            var service = List.of(server.process());
            var postgreSql = server.postgreSql();
            var serviceBefore = ProcessorTime.of(service);
            var postgreSqlBefore = ProcessorTime.of(postgreSql);
            var took = Load.send(server.url("/"), workload, requests);
            phases.add(new Phase(workload, requests.size() * workload.itemsInRequest(), took,
                    ProcessorTime.of(service).since(serviceBefore), ProcessorTime.of(postgreSql).since(postgreSqlBefore)));
        }
        return phases;
    }

    /** The launcher's command line, with the floor's classes behind the product's. */
    private List<String> command() {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-Dbenchmark.floor=true", "--enable-native-access=ALL-UNNAMED", "-cp",
                jar + File.pathSeparator + System.getProperty("java.class.path"), "org.returnhome.Application", "server"));
        return command;
    }

    /** What the system says of the process's memory, now and at most; nothing where it does not tell, as on macOS. */
    private static String resident(ProcessHandle process) throws IOException {
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        return !Files.exists(status) ? "not told by this system" : String.join(", ", Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:") || line.startsWith("RssAnon:") || line.startsWith("VmHWM:")).map(line -> line.replaceAll("\\s+", " ")).toList());
    }
}
