package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pool hands out after PostgreSQL ended the connections it holds, as a restart of PostgreSQL does. */
class RegisterPoolTest {
    @RegisterExtension
    static final TestStores STORES = TestStores.opened();

    @Test
    void only_the_first_request_meets_an_ended_connection_although_several_were_used_a_moment_ago() throws SQLException {
        var register = STORES.bean(RegisterPool.class).dataSource();
        endAfterUse(List.of(register.getConnection(), register.getConnection(), register.getConnection(), register.getConnection()));

        assertThatThrownBy(() -> ask(register)).isInstanceOf(SQLException.class);
        for (int request = 0; request < 4; request++) {
            assertThat(ask(register)).isEqualTo(1);
        }
    }

    private static void endAfterUse(List<Connection> held) throws SQLException {
        var backends = new ArrayList<Integer>();
        for (var connection : held) {
            backends.add(number(connection, "SELECT pg_backend_pid()"));
        }
        var address = STORES.context().getProperty("return-home.stores.database-url", String.class).orElseThrow();
        try (var connection = DriverManager.getConnection(address)) {
            for (int backend : backends) {
                number(connection, "SELECT pg_terminate_backend(" + backend + ", 5000)::int");
            }
        }
        for (var connection : held) {
            connection.close();
        }
    }

    private static int ask(DataSource register) throws SQLException {
        try (var connection = register.getConnection()) {
            return number(connection, "SELECT 1");
        }
    }

    private static int number(Connection connection, String statement) throws SQLException {
        try (var running = connection.createStatement(); var result = running.executeQuery(statement)) {
            result.next();
            return result.getInt(1);
        }
    }
}
