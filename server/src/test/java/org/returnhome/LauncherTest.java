package org.returnhome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    private static final Path LAUNCHER = Path.of("..", "return-home").toAbsolutePath().normalize();
    private static final String THIS_JDK = System.getProperty("java.home");

    @TempDir
    Path machine;
    private Path programs;

    @BeforeEach
    void emptyMachine() throws IOException {
        programs = Files.createDirectory(machine.resolve("programs"));
    }

    @Test
    void without_a_jdk_it_says_what_to_install() throws Exception {
        assertRefused(run("start", machine.toString()), "Return Home needs a JDK of version 25 or newer and found none: install one");
    }

    @Test
    void an_older_jdk_is_passed_over() throws Exception {
        jdk("old", "17.0.9");
        assertRefused(run("start", machine.resolve("old").toString()), "Return Home needs a JDK of version 25 or newer");
    }

    @Test
    void without_node_the_tests_say_what_to_install() throws Exception {
        program("mvn", "exit 0");
        assertRefused(run("test", THIS_JDK), "Return Home needs Node.js 20.19 or newer to build and test itself: install it");
    }

    @Test
    void an_older_node_is_named() throws Exception {
        program("mvn", "exit 0");
        program("node", "echo v18.19.1");
        assertRefused(run("test", THIS_JDK), "Return Home needs Node.js 20.19 or newer to build and test itself (this is v18.19.1)");
    }

    @Test
    void without_maven_it_says_what_to_install() throws Exception {
        program("node", "echo v22.1.0");
        assertRefused(run("test", THIS_JDK), "Return Home needs Apache Maven 3.8 or newer to build itself and found none: install it");
    }

    @Test
    void the_newest_enough_jdk_is_handed_to_maven() throws Exception {
        jdk("old", "21.0.1");
        Path found = jdk("new", "25.0.3");
        program("node", "echo v20.19.0");
        program("mvn", "echo \"$JAVA25_HOME $*\"");
        Outcome outcome = run("test", machine.resolve("old") + ":" + found);
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.output()).startsWith(found + " ").endsWith(" verify\n");
    }

    private static void assertRefused(Outcome outcome, String beginning) {
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).startsWith(beginning).endsWith(".\n").satisfies(text -> assertThat(text.lines()).hasSize(1));
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = Files.createDirectories(machine.resolve(name));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/javac"), "exit 0");
        return home;
    }

    private void program(String name, String body) throws IOException {
        executable(programs.resolve(name), body);
    }

    private static void executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/bash\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** The script on a machine that has nothing but what the test put there. */
    private Outcome run(String word, String jdkPlaces) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("/bin/bash", LAUNCHER.toString(), word).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", programs.toString(), "HOME", machine.toString(), "JDK_PLACES", jdkPlaces));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }

    private record Outcome(int exitCode, String output) {}
}
