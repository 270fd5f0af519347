package org.returnhome.benchmark;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time that processes have used, by process id: the difference of two readings is what went on between them. */
record ProcessorTime(Map<Long, Duration> used) {

    /** Of these processes and all that they started and that still run. */
    static ProcessorTime of(Collection<ProcessHandle> processes) {
        var used = new HashMap<Long, Duration>();
        processes.stream().flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .forEach(process -> process.info().totalCpuDuration().ifPresent(time -> used.put(process.pid(), time)));
        return new ProcessorTime(used);
    }

    /** What was used since the earlier reading; a process that ended in between is not counted. */
    Duration since(ProcessorTime earlier) {
        return used.entrySet().stream().map(entry -> entry.getValue().minus(earlier.used.getOrDefault(entry.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
