package org.returnhome.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A real PostgreSQL in the data directory, reachable from this machine only and with a random password.
 *
 * <p>Its library starts it with durability off; the three settings below turn it on again (measured: with them no
 * acknowledged row was lost on a kill).
 */
@Singleton
public class EmbeddedPostgreSql implements AutoCloseable {
    private static final String DATABASE = "return_home";

    private final Path home;
    private final EmbeddedPostgres server;
    private final String password;

    @Inject
    EmbeddedPostgreSql(DataDirectory directory) {
        this(directory.path().resolve("postgresql"));
    }

    /** @param home absolute; its owner holds the lock of the data directory */
    public EmbeddedPostgreSql(Path home) {
        this.home = home;
        try {
            Files.createDirectories(home);
            LeftoverPostgreSql.stop(cluster());
            Optional<String> known = knownPassword();
            if (known.isEmpty()) {
                Directories.delete(cluster());
            }
            this.password = known.orElseGet(EmbeddedPostgreSql::newPassword);
            this.server = start(known.isPresent());
            if (known.isEmpty()) {
                secure();
            }
        } catch (IOException fault) {
            throw new UncheckedIOException("the embedded PostgreSQL in " + home + " did not start", fault);
        } catch (SQLException fault) {
            throw new IllegalStateException("the embedded PostgreSQL in " + home + " did not start", fault);
        }
    }

    DatabaseAddress address() {
        return address(DATABASE);
    }

    /** What another process on this machine is told as {@code DATABASE_URL}. Holds the password: never logged. */
    public String databaseUrl() {
        return "postgres://postgres:" + password + "@127.0.0.1:" + server.getPort() + "/" + DATABASE;
    }

    DatabaseAddress address(String database) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database,
                Optional.of("postgres"), Optional.of(password));
    }

    @Override
    @PreDestroy
    public void close() throws IOException {
        server.close();
        // The library gives up after five seconds; a checkpoint on a busy machine takes longer.
        LeftoverPostgreSql.stop(cluster());
    }

    private EmbeddedPostgres start(boolean secured) throws IOException {
        PostgreSqlBinaries binaries = new PostgreSqlBinaries(home.resolve("binaries"));
        EmbeddedPostgres started;
        try {
            started = start(secured, binaries);
        } catch (ExceptionInInitializerError incomplete) { // the library's word for binaries that it cannot unpack
            if (!binaries.forget()) {
                throw incomplete;
            }
            started = start(secured, binaries);
        }
        binaries.remember();
        return started;
    }

    private EmbeddedPostgres start(boolean secured, PostgreSqlBinaries binaries) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setPgBinaryResolver(binaries)
                .setDataDirectory(cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "120")
                // Until a new table is first looked at, plans that are kept read it whole.
                .setServerConfig("autovacuum_naptime", "10s")
                .setServerConfig("shared_buffers", "64MB")
                .setLocaleConfig("locale", "C.UTF-8")
                .setDataDirectoryCustomizer(directory -> admit(directory, secured))
                .start();
    }

    /** The password file is written last: without it the first start was cut short, and nothing was ever stored. */
    private void secure() throws IOException, SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            // Rounds protect passwords that can be guessed; ours is 192 random bits, and 4,096 rounds for each connection slow the start.
            statement.execute("SET scram_iterations = 1");
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            statement.execute("CREATE DATABASE " + DATABASE);
            admit(cluster().toFile(), true);
            statement.execute("SELECT pg_reload_conf()");
        }
        Directories.writeDurably(passwordFile(), password);
    }

    private static void admit(File cluster, boolean secured) {
        try {
            Files.writeString(cluster.toPath().resolve("pg_hba.conf"),
                    "host all all 127.0.0.1/32 " + (secured ? "scram-sha-256" : "trust") + "\n");
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Optional<String> knownPassword() throws IOException {
        return Files.exists(passwordFile()) ? Optional.of(Files.readString(passwordFile())) : Optional.empty();
    }

    private Path passwordFile() {
        return home.resolve("password");
    }

    private Path cluster() {
        return home.resolve("cluster");
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
