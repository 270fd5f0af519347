package org.returnhome.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The connections to the register: the PostgreSQL of DATABASE_URL or the embedded one, brought to the newest migration before use. */
@Singleton
class RegisterPool implements AutoCloseable {
    /**
     * A sync must be able to answer "try again" (503) while the tablet still waits (30 s and more). It is longer than the longest pause between
     * two tries of the pool to connect (5 s), so that the first request after PostgreSQL is back is answered.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final HikariDataSource pool;

    RegisterPool(StoresConfiguration configuration, CheckedConfiguration checked, Provider<EmbeddedPostgreSql> embedded) {
        DatabaseAddress address = configuration.database().orElseGet(() -> embedded.get().address());
        pool = open(settings(address, configuration.connectionCount()));
        try {
            Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
        } catch (RuntimeException fault) {
            pool.close();
            throw fault;
        }
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    @PreDestroy
    public void close() {
        pool.close();
    }

    private static HikariDataSource open(HikariConfig settings) {
        var endedTogether = new EndedTogether();
        settings.setExceptionOverride(endedTogether);
        try {
            var pool = new HikariDataSource(settings);
            endedTogether.pool = pool;
            return pool;
        } catch (HikariPool.PoolInitializationException unreachable) {
            throw new ConfigurationRefused(List.of("The PostgreSQL of DATABASE_URL cannot be used (" + unreachable.getCause().getMessage()
                    + "): start it or correct the address, or leave DATABASE_URL out for the embedded one."));
        }
    }

    private static HikariConfig settings(DatabaseAddress address, int connections) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("register");
        settings.setJdbcUrl(address.jdbcUrl());
        address.user().ifPresent(settings::setUsername);
        address.password().ifPresent(settings::setPassword);
        settings.setMaximumPoolSize(connections);
        settings.setMinimumIdle(Math.min(2, connections));
        settings.setConnectionTimeout(LONGEST_WAIT.toMillis());
        settings.addDataSourceProperty("ApplicationName", "return-home");
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        return settings;
    }

    /**
     * PostgreSQL ends all connections at once when it stops, but the pool trusts a connection that was used less than half a second ago.
     * So one that was found ended takes the others with it; else each of them would cost another request a 503.
     */
    private static final class EndedTogether implements SQLExceptionOverride {
        private static final List<String> ENDED_BY_POSTGRESQL = List.of("57P01", "57P02");
        private static final String CONNECTION_LOST = "08";

        private volatile HikariDataSource pool;

        @java.lang.Override
        public Override adjudicate(SQLException fault) {
            var state = fault.getSQLState();
            var started = pool;
            if (started != null && state != null && (state.startsWith(CONNECTION_LOST) || ENDED_BY_POSTGRESQL.contains(state))) {
                started.getHikariPoolMXBean().softEvictConnections();
            }
            return Override.CONTINUE_EVICT;
        }
    }
}
