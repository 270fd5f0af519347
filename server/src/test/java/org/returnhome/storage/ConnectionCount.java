package org.returnhome.storage;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often the register is asked: each statement outside of a transaction takes a connection of its own. */
public final class ConnectionCount {

    private static final AtomicInteger TAKEN = new AtomicInteger();

    private final int before;

    private ConnectionCount(int before) {
        this.before = before;
    }

    /** Begins to count. */
    public static ConnectionCount of(TestStores stores) {
        try {
            var pool = stores.register().unwrap(HikariDataSource.class);
            if (pool.getMetricsTrackerFactory() == null) {
                MetricsTrackerFactory counting = (name, statistics) -> new IMetricsTracker() {
                    @Override
                    public void recordConnectionAcquiredNanos(long nanos) {
                        TAKEN.incrementAndGet();
                    }
                };
                pool.setMetricsTrackerFactory(counting);
            }
            return new ConnectionCount(TAKEN.get());
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** How many connections were taken since the count began. */
    public int taken() {
        return TAKEN.get() - before;
    }
}
