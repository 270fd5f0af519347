package org.returnhome.storage;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;

/** The PostgreSQL and the document server that all tests of one JVM share, and the fresh databases in them. */
final class TestDatabases {
    private static TestDatabases instance;

    private final AtomicInteger made = new AtomicInteger();
    private final OwnDirectory directory;
    private final EmbeddedPostgreSql register;
    private final DocumentsAddresses documents;

    private TestDatabases() throws IOException, SQLException {
        directory = OwnDirectory.take();
        register = new EmbeddedPostgreSql(directory.path().resolve("postgresql"));
        documents = documents(directory.path());
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        prepareTemplate();
    }

    static synchronized TestDatabases instance() {
        if (instance == null) {
            try {
                instance = new TestDatabases();
            } catch (IOException | SQLException fault) {
                throw new IllegalStateException(fault);
            }
        }
        return instance;
    }

    Pair create() {
        String name = "test_" + made.incrementAndGet();
        administer("CREATE DATABASE " + name + " TEMPLATE prepared");
        return new Pair(name, jdbcUrl(name), documents.of(ProcessHandle.current().pid() + "_" + name));
    }

    /** One register and one documents database, both empty. */
    record Pair(String name, String databaseUrl, DocumentsAddress documents) {
        Map<String, Object> settings() {
            return Map.of("return-home.stores.database-url", databaseUrl, "return-home.stores.mongodb-uri", documents.uri(),
                    "return-home.stores.connections", "8");
        }

        void drop() {
            instance().administer("DROP DATABASE " + name + " WITH (FORCE)");
            try (MongoClient client = MongoClients.create(documents.uri())) {
                client.getDatabase(documents.database()).drop();
            }
        }
    }

    /**
     * Directories are kept between runs, because making a cluster is slow; a run takes the first that no other run holds.
     *
     * @param lock held as long as it is referred to
     */
    private record OwnDirectory(Path path, FileChannel lock) {
        static OwnDirectory take() throws IOException {
            for (int number : IntStream.rangeClosed(1, 20).toArray()) {
                Path directory = Files.createDirectories(Path.of("target", "test-stores", Integer.toString(number)).toAbsolutePath());
                FileChannel lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (lock.tryLock() != null) {
                    return new OwnDirectory(directory, lock);
                }
                lock.close();
            }
            throw new IOException("twenty test runs at once");
        }
    }

    private static DocumentsAddresses documents(Path directory) throws IOException {
        String real = System.getenv("MONGODB_URI");
        if (real != null && !real.isBlank()) {
            return name -> new DocumentsAddress(real.replaceFirst("^(mongodb(?:\\+srv)?://[^/?]+)(?:/[^?]*)?", "$1/" + name));
        }
        Files.deleteIfExists(directory.resolve("documents.mv"));
        EmbeddedDocumentServer server = new EmbeddedDocumentServer(directory.resolve("documents.mv"), 100);
        return server::address;
    }

    private interface DocumentsAddresses {
        DocumentsAddress of(String database);
    }

    private void prepareTemplate() throws SQLException {
        List<String> leftovers = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres")); Statement statement = connection.createStatement()) {
            ResultSet names = statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test_%' OR datname = 'prepared'");
            while (names.next()) {
                leftovers.add(names.getString(1));
            }
        }
        leftovers.forEach(name -> administer("DROP DATABASE " + name + " WITH (FORCE)"));
        administer("CREATE DATABASE prepared");
        Flyway.configure().dataSource(jdbcUrl("prepared"), null, null).locations("classpath:db/migration").load().migrate();
    }

    private void administer(String sql) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres")); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private String jdbcUrl(String database) {
        DatabaseAddress address = register.address(database);
        return address.jdbcUrl() + "?user=" + address.user().orElseThrow() + "&password=" + address.password().orElseThrow();
    }

    private void stop() {
        try {
            register.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
