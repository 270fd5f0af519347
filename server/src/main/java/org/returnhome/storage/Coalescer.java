package org.returnhome.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Lets those who ask a store at the same time share one round trip. Whoever asks while a round is under way waits for the next one, which
 * takes all who wait; somebody alone waits for nobody. A round runs on the thread of one who asks, or on a thread of its own.
 *
 * @param <Q> what one asks; its answer may not hang on a transaction of the asker
 * @param <A> what one is answered
 */
public final class Coalescer<Q, A> {
    private final int most;
    private final Function<List<Q>, List<A>> round;
    private final Queue<Asked<Q, A>> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore rounds;

    private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * @param most  how many questions one round takes
     * @param atOnce how many rounds may be under way at the same time
     * @param round answers questions, one or more, in their order; what it throws is thrown to all who asked in that round
     */
    public Coalescer(int most, int atOnce, Function<List<Q>, List<A>> round) {
        this.most = most;
        this.rounds = new Semaphore(atOnce);
        this.round = round;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @throws java.util.concurrent.CompletionException around what the round threw
     */
    public A ask(Q question) {
        var asked = new Asked<>(question, new CompletableFuture<A>());
        waiting.add(asked);
        if (rounds.tryAcquire()) {
            runRound();
        }
        return asked.answer().join();
    }

    /** A round for whoever asks while none is under way. */
    private void runRound() {
        try {
            answer(taken());
        } finally {
            passOn();
        }
    }

    /** Rounds without a break, as long as somebody waits: a thread that is started anew for each would queue behind all that were just answered. */
    private void runRounds() {
        try {
            do {
                answer(taken());
            } while (!waiting.isEmpty());
        } finally {
            passOn();
        }
    }

    private void passOn() {
        rounds.release();
        // Whoever came meanwhile found a round under way and relies on this look.
        if (!waiting.isEmpty() && rounds.tryAcquire()) {
            Thread.ofVirtual().start(this::runRounds);
        }
    }

    private List<Asked<Q, A>> taken() {
        var taken = new ArrayList<Asked<Q, A>>();
        while (taken.size() < most) {
            var next = waiting.poll();
            if (next == null) {
                break;
            }
            taken.add(next);
        }
        return taken;
    }

    private void answer(List<Asked<Q, A>> asked) {
        if (asked.isEmpty()) {
            return; // the round before took the question along
        }
        try {
            var answers = round.apply(asked.stream().map(Asked::question).toList());
            for (int index = 0; index < asked.size(); index++) {
                asked.get(index).answer().complete(answers.get(index));
            }
        } catch (Throwable fault) {
            asked.forEach(one -> one.answer().completeExceptionally(fault));
        }
    }
}
