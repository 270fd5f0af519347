package org.returnhome.graphql;

import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import io.micronaut.data.connection.exceptions.ConnectionException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.returnhome.problem.Problem;
import org.returnhome.problem.ProblemCode;
import org.returnhome.problem.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns whatever was thrown into what a caller may know. Messages of exceptions can quote a child's record, so they reach
 * neither the caller nor the log: the log gets classes and places.
 */
public final class Faults {

    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    private static final int PLACES = 12;
    /** PostgreSQL's classes of states in which it cannot be reached or is shutting down. */
    private static final List<String> OUTAGE_STATES = List.of("08", "57P", "53300");

    private Faults() {}

    /** The problem to tell; anything but a refusal or an outage is logged under the request's id, which the message names. */
    public static Problem problem(Throwable thrown, UUID requestId) {
        return causes(thrown).filter(Refusal.class::isInstance).map(cause -> ((Refusal) cause).problem()).findFirst()
                .or(() -> causes(thrown).anyMatch(Faults::isOutage) ? Optional.of(outage(thrown, requestId)) : Optional.empty())
                .orElseGet(() -> fault(trace(thrown), requestId));
    }

    /** A fault without an exception of its own. */
    static Problem fault(String what, UUID requestId) {
        LOG.error("Fault {}: {}", requestId, what);
        return Problem.of(ProblemCode.FAULT, "The server failed. Its log has more under " + requestId + ".");
    }

    private static Problem outage(Throwable thrown, UUID requestId) {
        LOG.warn("Outage {}: {}", requestId, trace(thrown));
        return unavailable();
    }

    /** A store cannot be reached, and nothing was half done. */
    static Problem unavailable() {
        return new Problem(ProblemCode.UNAVAILABLE, Optional.empty(), "The server cannot answer now. Try again soon.", true);
    }

    private static boolean isOutage(Throwable cause) {
        return switch (cause) {
            case SQLTransientConnectionException noneFree -> true;
            // what a transaction ends with when its connection broke under it; the first cause is lost on the way
            case ConnectionException lost -> true;
            case SQLException failed -> failed.getSQLState() != null && OUTAGE_STATES.stream().anyMatch(failed.getSQLState()::startsWith);
            case MongoTimeoutException late -> true;
            case MongoSocketException broken -> true;
            case MongoNotPrimaryException moving -> true;
            default -> false;
        };
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause).limit(PLACES);
    }

    /** Classes, SQL states and places of an exception and its causes; no messages. */
    private static String trace(Throwable thrown) {
        return causes(thrown).filter(cause -> !(cause instanceof CompletionException)).map(cause -> cause.getClass().getName()
                + (cause instanceof SQLException failed ? " (SQL state " + failed.getSQLState() + ")" : "")
                + Arrays.stream(cause.getStackTrace()).limit(PLACES).map(place -> "\n    at " + place).collect(Collectors.joining()))
                .collect(Collectors.joining("\n  caused by "));
    }
}
