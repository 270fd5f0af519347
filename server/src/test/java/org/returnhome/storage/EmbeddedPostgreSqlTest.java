package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    @Test
    void the_archive_of_its_binaries_is_read_whole_once_and_again_when_one_of_them_is_missing(@TempDir Path other) throws Exception {
        Path binaries = other.resolve("binaries");
        int whole = archiveRead(binaries);
        new EmbeddedPostgreSql(other).close();
        assertThat(archiveRead(binaries)).isLessThan(100_000).isLessThan(whole / 10);
        Path unpacked = link(binaries).toRealPath();
        Files.delete(unpacked.resolve(".exists"));
        Files.delete(unpacked.resolve("bin/postgres"));
        try (EmbeddedPostgreSql next = new EmbeddedPostgreSql(other)) {
            assertThat(ask(next, "SELECT 1")).isEqualTo("1");
        }
        assertThat(link(binaries).toRealPath()).isEqualTo(unpacked);
        assertThat(archiveRead(binaries)).isLessThan(100_000);
    }

    private static int archiveRead(Path binaries) throws Exception {
        try (InputStream archive = new PostgreSqlBinaries(binaries).getPgBinary("Linux", System.getProperty("os.arch"))) {
            return archive.readAllBytes().length;
        }
    }

    private static Path link(Path binaries) throws Exception {
        try (Stream<Path> directories = Files.list(binaries)) {
            return directories.filter(Files::isSymbolicLink).findFirst().orElseThrow();
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
