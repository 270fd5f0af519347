package org.returnhome.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Opens the register: the PostgreSQL of DATABASE_URL or the embedded one, brought to the newest migration before use. */
@Factory
class RegisterFactory {
    @Singleton
    @Named("default")
    @Bean(preDestroy = "close", typed = DataSource.class)
    HikariDataSource register(StoresConfiguration configuration, CheckedConfiguration checked, Provider<EmbeddedPostgreSql> embedded) {
        DatabaseAddress address = configuration.database().orElseGet(() -> embedded.get().address());
        HikariDataSource pool = new HikariDataSource(settings(address, configuration.connectionCount()));
        try {
            Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
            return pool;
        } catch (RuntimeException fault) {
            pool.close();
            throw fault;
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
        // A sync must be able to answer "try again" (503) while the tablet still waits.
        settings.setConnectionTimeout(5_000);
        settings.addDataSourceProperty("ApplicationName", "return-home");
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        return settings;
    }
}
