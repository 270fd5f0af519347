package org.returnhome.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Prints what was measured: the median of the rounds, and the smallest and largest beside it. */
final class Figures {
    private final List<List<Phase>> rounds = new ArrayList<>();

    /** Adds a round, and prints it. */
    void add(List<Phase> round, double busy) {
        rounds.add(round);
        say("round %d (load average %.1f): %s", rounds.size(), busy, round.stream().map(phase -> String.format(Locale.ROOT,
                "%s %.0f/s, %.2f ms CPU", phase.workload().title(), phase.perSecond(), phase.processorMilliseconds())).collect(Collectors.joining("; ")));
    }

    void print() {
        say("");
        say("%-14s %24s %9s %9s %24s %24s", "", "submissions a second", "p50 ms", "p99 ms", "CPU ms each", "of it in the server");
        for (var workload : Workload.values()) {
            var nanoseconds = of(workload).stream().flatMapToLong(phase -> Arrays.stream(phase.took().nanoseconds())).sorted().toArray();
            say("%-14s %24s %9.1f %9.1f %24s %24s", workload.title(), spread(workload, "%.0f", Phase::perSecond), percentile(nanoseconds, 50),
                    percentile(nanoseconds, 99), spread(workload, "%.2f", Phase::processorMilliseconds), spread(workload, "%.2f", Phase::serverMilliseconds));
        }
        say("");
        say("alone, of the floor: %s (aim: 0.50 or more)", ratio(Workload.ALONE, Workload.FLOOR));
        say("in batches, of alone: %s (aim: more than 1)", ratio(Workload.BATCHES, Workload.ALONE));
        say("Each figure is the median of %d rounds (smallest to largest); p50 and p99 are of requests, over all rounds.", rounds.size());
    }

    private List<Phase> of(Workload workload) {
        return rounds.stream().flatMap(List::stream).filter(phase -> phase.workload() == workload).toList();
    }

    private String spread(Workload workload, String format, ToDoubleFunction<Phase> figure) {
        return spread(format, of(workload).stream().mapToDouble(figure));
    }

    /** Of each round by itself, as a busy neighbour slows both. */
    private String ratio(Workload one, Workload other) {
        return spread("%.2f", IntStream.range(0, rounds.size()).mapToDouble(round -> of(one).get(round).perSecond() / of(other).get(round).perSecond()));
    }

    private static String spread(String format, DoubleStream figures) {
        var sorted = figures.sorted().toArray();
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
