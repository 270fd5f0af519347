package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    Path directory;

    @Test
    void a_second_start_on_a_data_directory_in_use_refuses_in_a_sentence_and_harms_nothing() throws Exception {
        try (KilledServer server = KilledServer.on(directory).start()) {
            List<ProcessHandle> postgreSql = server.postgreSql();
            KilledServer second = KilledServer.on(directory);
            assertThat(second.startRefused()).isEqualTo(1);
            assertThat(second.output()).singleElement().asString()
                    .startsWith("Another Return Home is already using the data directory").endsWith("or set DATA_DIRECTORY to another directory.");
            assertThat(server.postgreSql()).isEqualTo(postgreSql).allMatch(ProcessHandle::isAlive);
            assertThat(answers(server)).isTrue();
        }
    }

    @Test
    void a_killed_server_starts_again_and_no_database_is_left_running_from_before() throws Exception {
        try (KilledServer server = KilledServer.on(directory).start()) {
            ProcessHandle before = server.postgreSql().getFirst();
            server.kill();
            assertThat(before.isAlive()).as("PostgreSQL outlives a killed server").isTrue();

            server.start();
            assertThat(before.onExit()).succeedsWithin(Duration.ofSeconds(20));
            assertThat(server.postgreSql()).hasSize(1).doesNotContain(before);
            assertThat(answers(server)).isTrue();
            ProcessHandle second = server.postgreSql().getFirst();

            assertThat(server.stop()).as("exit code of a clean end").isIn(0, 143);
// Process 1 may take a moment to bury it.
            assertThat(second.onExit()).as("a clean end stops it").succeedsWithin(Duration.ofSeconds(20));

            server.start();
            assertThat(answers(server)).isTrue();
        }
    }

    private static boolean answers(KilledServer server) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(server.url("/")).build(), HttpResponse.BodyHandlers.ofString()).statusCode() < 500;
    }
}
