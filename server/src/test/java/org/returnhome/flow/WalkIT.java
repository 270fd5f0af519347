package org.returnhome.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes the README at its word: starts the service with its command and pastes its walk, unchanged, into a shell. */
class WalkIT {
    private static final File ROOT = new File("..").getAbsoluteFile();
    private static final Pattern LISTENING = Pattern.compile("Return Home is listening on (\\S+)");
    private static final int START_SECONDS = 300;
    private static final int WALK_SECONDS = 300;

    @Test
    void the_walk_of_the_readme_goes_from_the_report_to_the_police(@TempDir Path directory) throws Exception {
        var readme = Files.readString(Path.of("../README.md"));
        var start = shell(section(readme, "## Run it")).trim();
        assertThat(start).as("one command of one line").isEqualTo("./return-home start");

        var log = directory.resolve("start.log");
        var server = run(List.of("bash", "-c", "exec " + start), Map.of("DATA_DIRECTORY", directory.resolve("data").toString(), "PORT", "0"), log);
        try {
            var address = address(server, log);
            assertThat(Files.readString(log)).contains("fernwick-demo-only", "coordinator", "police");
            walk(readme, address, directory);
        } finally {
            server.destroy();
            assertThat(server.waitFor(60, TimeUnit.SECONDS)).as("the service ends when asked").isTrue();
        }
    }

    private static void walk(String readme, String address, Path directory) throws IOException, InterruptedException {
        var script = directory.resolve("walk.sh");
        Files.writeString(script, "set -euo pipefail\n" + shell(section(readme, "## Walk")));
        var log = directory.resolve("walk.log");
        var walking = run(List.of("bash", script.toString()), Map.of("AT", address), log);
        assertThat(walking.waitFor(WALK_SECONDS, TimeUnit.SECONDS)).as("the walk ends").isTrue();
        var told = Files.readString(log);
        assertThat(walking.exitValue()).as(told).isZero();
        assertThat(told).contains("\"state\":\"returned\"", "accepted", "\"acknowledgedAt\":\"", "\"state\":\"authorised\"").doesNotContain("\"errors\"");
        assertThat(told.split("\"problems\":\\[\\]", -1)).as("answers without problems").hasSizeGreaterThanOrEqualTo(5);
        var packs = Files.readString(ROOT.toPath().resolve("target/walk/packs.json"));
        assertThat(packs).contains("youngPersonsWish").doesNotContain("whyHome");
    }

    /** What stands between a heading and the next of its rank. */
    private static String section(String readme, String heading) {
        var from = readme.indexOf("\n" + heading);
        assertThat(from).as(heading).isNotNegative();
        var to = readme.indexOf("\n## ", from + 4);
        return readme.substring(from, to < 0 ? readme.length() : to);
    }

    /** The fenced commands of a section, in their order. */
    private static String shell(String section) {
        return Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL).matcher(section).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
    }

    private static Process run(List<String> command, Map<String, String> environment, Path log) throws IOException {
        var builder = new ProcessBuilder(command).directory(ROOT).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        List.of("DATABASE_URL", "MONGODB_URI", "DEMO_DATA").forEach(builder.environment()::remove);
        return builder.start();
    }

    private static String address(Process server, Path log) throws IOException, InterruptedException {
        for (int second = 0; second < START_SECONDS && server.isAlive(); second++) {
            var listening = LISTENING.matcher(Files.readString(log));
            if (listening.find()) {
                return listening.group(1);
            }
            Thread.sleep(1_000);
        }
        throw new AssertionError("the service did not start: " + Files.readString(log));
    }
}
