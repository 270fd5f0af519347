package org.returnhome.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CoalescerTest {

    @Test
    void what_a_round_throws_reaches_all_who_asked_in_it_and_nobody_else() throws Exception {
        var first = new CountDownLatch(1);
        var coalescer = new Coalescer<Integer, Integer>(10, 1, asked -> {
            await(first);
            if (asked.contains(13)) {
                throw new IllegalArgumentException("thirteen");
            }
            return asked;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var alone = threads.submit(() -> coalescer.ask(1));
            Thread.sleep(50); // the first round is under way
            var unlucky = IntStream.of(12, 13).mapToObj(number -> threads.submit(() -> coalescer.ask(number))).toList();
            Thread.sleep(50);
            first.countDown();
            assertThat(alone.get()).isEqualTo(1);
            assertThat(unlucky).allSatisfy(one -> assertThatThrownBy(one::get).rootCause().hasMessage("thirteen"));
            assertThat(coalescer.ask(2)).isEqualTo(2);
        }
    }

    @Test
    void somebody_alone_is_answered_on_their_own_thread_at_once() {
        var threads = new ArrayList<Thread>();
        var coalescer = new Coalescer<Integer, Integer>(10, 1, asked -> {
            threads.add(Thread.currentThread());
            return asked;
        });
        assertThat(coalescer.ask(5)).isEqualTo(5);
        assertThat(threads).containsExactly(Thread.currentThread());
        assertThatThrownBy(() -> new Coalescer<Integer, Integer>(1, 1, asked -> List.of()).ask(1)).isInstanceOf(CompletionException.class);
    }

    @Test
    void a_thousand_who_ask_at_once_each_get_their_own_answer_in_few_rounds_one_at_a_time() throws Exception {
        var rounds = Collections.synchronizedList(new ArrayList<Integer>());
        var underWay = new AtomicInteger();
        var coalescer = new Coalescer<Integer, String>(64, 1, asked -> {
            assertThat(underWay.incrementAndGet()).isEqualTo(1);
            rounds.add(asked.size());
            sleep(2);
            underWay.decrementAndGet();
            return asked.stream().map(number -> "answer " + number).toList();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (int number = 0; number < 1_000; number++) {
                int mine = number;
                answers.add(threads.submit(() -> coalescer.ask(mine)));
            }
            for (int number = 0; number < answers.size(); number++) {
                assertThat(answers.get(number).get()).isEqualTo("answer " + number);
            }
        }
        assertThat(rounds.stream().mapToInt(size -> size).sum()).isEqualTo(1_000);
        assertThat(rounds).allSatisfy(size -> assertThat(size).isBetween(1, 64)).hasSizeLessThan(500);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
