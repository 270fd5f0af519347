package org.returnhome.storage;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs statements on the register, which is PostgreSQL: in the transaction of the caller where there is one, else each
 * on its own. A value is a UUID, text, number, truth value, calendar day, instant, an {@code Optional} of one of these,
 * or a collection of UUIDs for {@code = ANY (?)}.
 */
@Singleton
public final class Register {

    private final ConnectionOperations<Connection> connections;
    private final TransactionOperations<Connection> transactions;

    Register(ConnectionOperations<Connection> connections, TransactionOperations<Connection> transactions) {
        this.connections = connections;
        this.transactions = transactions;
    }

    /** Does all of the work in one transaction, the caller's if there is one; whatever it throws rolls back. */
    public <T> T together(Supplier<T> work) {
        return transactions.executeWrite(transaction -> work.get());
    }

    /** Every row, in the order of the statement. */
    public <T> List<T> list(Sql sql, Function<Row, T> reading) {
        return run(sql, statement -> {
            try (var result = statement.executeQuery()) {
                var row = new Row(result);
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(reading.apply(row));
                }
                return List.copyOf(rows);
            }
        });
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(Sql sql, Function<Row, T> reading) {
        return list(sql, reading).stream().findFirst();
    }

    /** Changes rows, and answers how many. */
    public int change(Sql sql) {
        return run(sql, PreparedStatement::executeUpdate);
    }

    private <T> T run(Sql sql, Running<T> running) {
        return connections.execute(ConnectionDefinition.DEFAULT, status -> {
            try (var statement = status.getConnection().prepareStatement(sql.text())) {
                for (int index = 0; index < sql.values().size(); index++) {
                    statement.setObject(index + 1, bindable(status.getConnection(), sql.values().get(index)));
                }
                return running.run(statement);
            } catch (SQLException fault) {
                throw new RegisterFault(fault);
            }
        });
    }

    private static Object bindable(Connection connection, Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> bindable(connection, optional.orElse(null));
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case Collection<?> many -> connection.createArrayOf("uuid", many.toArray(new UUID[0]));
            default -> value;
        };
    }

    private interface Running<T> {
        T run(PreparedStatement statement) throws SQLException;
    }
}
