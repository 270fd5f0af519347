package org.returnhome.audit;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.returnhome.access.Caller;

/** Keeps who read what of a child's record; entries are never changed. */
@Singleton
public class Audit {

    private static final String INSERT = """
            INSERT INTO audit_entry (at, request_id, authority_id, person_id, role, operation, child_id, subject_type, subject_id, purpose)
            SELECT ?, ?, ?, ?, ?, * FROM unnest(?::text[], ?::uuid[], ?::text[], ?::uuid[], ?::text[])""";

    /** A caller waits no longer than this; then the answer is withheld. */
    private static final int LONGEST_SECONDS = 5;

    private final ConnectionOperations<Connection> connections;
    private final Clock clock;

    Audit(ConnectionOperations<Connection> connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Keeps the reads of one request with one statement; they are committed when this returns. Does nothing when there
     * are none.
     *
     * @throws RuntimeException if they could not be kept: then nothing that was read may be given out
     */
    public void record(Caller caller, UUID requestId, List<Read> reads) {
        if (reads.isEmpty()) {
            return;
        }
        connections.executeWrite(status -> insert(status.getConnection(), caller, requestId, reads));
    }

    private int insert(Connection connection, Caller caller, UUID requestId, List<Read> reads) {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setQueryTimeout(LONGEST_SECONDS);
            insert.setObject(1, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setObject(2, requestId);
            insert.setObject(3, caller.authorityId());
            insert.setObject(4, caller.personId());
            insert.setString(5, caller.role().word());
            column(insert, 6, "text", reads, Read::field);
            column(insert, 7, "uuid", reads, Read::childId);
            column(insert, 8, "text", reads, Read::subjectType);
            column(insert, 9, "uuid", reads, Read::subjectId);
            column(insert, 10, "text", reads, read -> read.purpose().orElse(null));
            return insert.executeUpdate();
        } catch (SQLException e) {
            throw new DataAccessException("The audit could not be written", e);
        }
    }

    private static void column(PreparedStatement insert, int index, String type, List<Read> reads, Function<Read, Object> value)
            throws SQLException {
        insert.setArray(index, insert.getConnection().createArrayOf(type, reads.stream().map(value).toArray()));
    }
}
