package org.returnhome.benchmark;

import java.time.Duration;

/**
 * One workload of one round.
 *
 * @param submissions how many were taken in
 * @param server processor time of the service's process, in which the document store lives
 * @param postgreSql processor time of PostgreSQL's processes
 */
record Phase(Workload workload, int submissions, Load.Took took, Duration server, Duration postgreSql) {

    double perSecond() {
        return submissions / (took.all().toNanos() / 1e9);
    }

    /** Milliseconds of processor time for each submission, in all processes of the service. */
    double processorMilliseconds() {
        return (server.toNanos() + postgreSql.toNanos()) / 1e6 / submissions;
    }

    double serverMilliseconds() {
        return server.toNanos() / 1e6 / submissions;
    }
}
