package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsSurviveKillTest {
    private static final int TRIALS = 5;

    /** The store is killed while it writes, opened again on the same file, and killed again. */
    @Test
    void a_kill_loses_no_acknowledged_document_and_tears_none(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("documents.mv");
        List<String> acknowledged = new ArrayList<>();
        for (int trial = 1; trial <= TRIALS; trial++) {
            acknowledged.addAll(writeAndKill(file, "trial" + trial, 100 + 137 * trial));
            assertThat(kept(file)).containsAllEntriesOf(checks(acknowledged));
        }
        System.out.printf("%d trials of kill -9: %d documents acknowledged, 0 lost%n", TRIALS, acknowledged.size());
    }

    private static List<String> writeAndKill(Path file, String name, int enough) throws Exception {
        Process writer = new ProcessBuilder(ChildJvm.command("-Xmx128m", DocumentWriter.class.getName(), file.toString(), name))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> acknowledged = new ArrayList<>();
        try (BufferedReader output = writer.inputReader()) {
            for (String key = output.readLine(); key != null; key = output.readLine()) {
                acknowledged.add(key);
                if (acknowledged.size() == enough) {
                    writer.destroyForcibly();
                }
            }
        } catch (java.io.IOException streamClosedByTheKill) {
            // what was read until then was acknowledged
        }
        writer.waitFor();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(enough);
        return acknowledged;
    }

    private static Map<String, String> kept(Path file) {
        try (EmbeddedDocumentServer server = new EmbeddedDocumentServer(file, 2); MongoClient client = MongoClients.create(server.address().uri())) {
            Map<String, String> kept = new HashMap<>();
            for (Document found : client.getDatabase("return_home").getCollection("things").find()) {
                assertThat(found.getString("text")).hasSize(2_000);
                kept.put(found.getString("_id"), found.getString("check"));
            }
            return kept;
        }
    }

    private static Map<String, String> checks(List<String> acknowledged) {
        Map<String, String> checks = new HashMap<>();
        acknowledged.forEach(key -> checks.put(key, key));
        return checks;
    }
}
