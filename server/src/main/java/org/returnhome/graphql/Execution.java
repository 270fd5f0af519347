package org.returnhome.graphql;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.returnhome.access.Caller;
import org.returnhome.audit.ReadLog;

/** What resolvers know of the request they answer. Made anew for each request. */
public final class Execution {

    private final Caller caller;
    private final UUID requestId;
    private final Executor threads;
    private final ReadLog reads = new ReadLog();

    /**
     * @param caller the person behind the request
     * @param requestId names the request in the audit and the log
     * @param threads runs resolvers, each on a virtual thread of its own
     */
    public Execution(Caller caller, UUID requestId, Executor threads) {
        this.caller = Objects.requireNonNull(caller);
        this.requestId = Objects.requireNonNull(requestId);
        this.threads = Objects.requireNonNull(threads);
    }

    /** The request that this field belongs to. */
    public static Execution of(DataFetchingEnvironment environment) {
        return of(environment.getGraphQlContext());
    }

    static Execution of(GraphQLContext context) {
        return Objects.requireNonNull(context.get(Execution.class));
    }

    /** The person behind the request. */
    public Caller caller() {
        return caller;
    }

    /** Where each read of a child's record is noted before it is returned. */
    public ReadLog reads() {
        return reads;
    }

    /** Names the request in the audit and the log. */
    public UUID requestId() {
        return requestId;
    }

    Executor threads() {
        return threads;
    }
}
