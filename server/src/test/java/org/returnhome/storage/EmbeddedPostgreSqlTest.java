package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgreSqlTest {
    @TempDir
    static Path home;
    static EmbeddedPostgreSql server;

    @BeforeAll
    static void start() {
        server = new EmbeddedPostgreSql(home);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    void a_stranger_without_the_password_is_refused() {
        DatabaseAddress address = server.address();
        assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), "postgres", "guess")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(address.jdbcUrl(), "postgres", "")).isInstanceOf(SQLException.class);
    }

    /** Its library starts it with these off. */
    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void it_is_durable(String setting) throws Exception {
        assertThat(ask("SHOW " + setting)).isEqualTo("on");
    }

    @Test
    void it_listens_on_the_loopback_address_only() throws Exception {
        assertThat(ask("SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("SHOW unix_socket_directories")).isEmpty();
    }

    @Test
    void a_process_that_merely_has_the_number_of_a_leftover_is_left_alone(@TempDir Path cluster) throws Exception {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        Files.writeString(cluster.resolve("postmaster.pid"), bystander.pid() + "\n" + cluster + "\n");
        LeftoverPostgreSql.stop(cluster);
        assertThat(bystander.waitFor(200, TimeUnit.MILLISECONDS)).isFalse();
        bystander.destroy();
    }

    @Test
    void a_first_start_that_was_cut_short_is_begun_anew(@TempDir Path other) throws Exception {
        Files.createDirectories(other.resolve("cluster/base"));
        Files.writeString(other.resolve("cluster/PG_VERSION"), "18\n");
        try (EmbeddedPostgreSql next = new EmbeddedPostgreSql(other)) {
            assertThat(ask(next, "SELECT 1")).isEqualTo("1");
        }
    }

    private static String ask(String sql) throws SQLException {
        return ask(server, sql);
    }

    private static String ask(EmbeddedPostgreSql server, String sql) throws SQLException {
        try (Connection connection = connect(server); Statement statement = connection.createStatement()) {
            ResultSet answer = statement.executeQuery(sql);
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgreSql server) throws SQLException {
        DatabaseAddress address = server.address();
        return DriverManager.getConnection(address.jdbcUrl(), address.user().orElseThrow(), address.password().orElseThrow());
    }
}
