package org.returnhome.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How to start another JVM with the classes of this one. */
final class ChildJvm {
    private ChildJvm() {}

    /** @param arguments JVM options first, then the main class, then its arguments */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        return command;
    }
}
