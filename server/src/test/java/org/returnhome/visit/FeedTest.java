package org.returnhome.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.returnhome.storage.Register;
import org.returnhome.storage.TestStores;

/** wire.md, Feeds: no cursor ever passes an entry that commits later. */
@Timeout(60)
class FeedTest {

    @RegisterExtension
    static final TestStores STORES = TestStores.opened();

    private final Feed feed = STORES.bean(Feed.class);
    private final Register register = STORES.bean(Register.class);
    private final Audience worker = Audience.person(UUID.randomUUID());
    private final Audience other = Audience.person(UUID.randomUUID());

    @Test
    void an_entry_of_a_transaction_that_fails_is_never_read_and_leaves_no_gap() {
        feed.append(List.of(entry(worker, "First")));
        assertThatThrownBy(() -> register.together(() -> {
            feed.append(List.of(entry(worker, "Lost")));
            throw new IllegalStateException("on purpose");
        })).isInstanceOf(IllegalStateException.class);
        feed.append(List.of(entry(worker, "Second")));
        assertThat(feed.read(worker, 0, 10)).extracting(placed -> placed.position() + placed.entry().kind())
                .containsExactly("1First", "2Second");
    }

    @Test
    void nothing_of_another_audience_is_read() {
        feed.append(List.of(entry(worker, "Mine"), entry(other, "Theirs")));
        assertThat(feed.read(worker, 0, 10)).extracting(placed -> placed.entry().kind()).containsExactly("Mine");
    }

    @Test
    void a_cursor_never_passes_an_entry_of_a_transaction_held_open_while_others_commit() throws Exception {
        var appended = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var slow = CompletableFuture.runAsync(() -> register.together(() -> {
            feed.append(List.of(entry(worker, "Slow")));
            appended.countDown();
            return await(mayCommit);
        }));
        assertThat(appended.await(10, TimeUnit.SECONDS)).isTrue();
        var quick = IntStream.range(0, 4)
                .mapToObj(number -> CompletableFuture.runAsync(() -> feed.append(List.of(entry(worker, "Quick")))))
                .toArray(CompletableFuture[]::new);
        feed.append(List.of(entry(other, "Elsewhere")));

        assertThatThrownBy(() -> CompletableFuture.allOf(quick).get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(feed.read(worker, 0, 10)).isEmpty();
        assertThat(feed.read(other, 0, 10)).hasSize(1);

        mayCommit.countDown();
        CompletableFuture.allOf(slow, CompletableFuture.allOf(quick)).join();
        assertThat(feed.read(worker, 0, 10)).extracting(placed -> placed.entry().kind())
                .containsExactly("Slow", "Quick", "Quick", "Quick", "Quick");
    }

    @Test
    void a_reader_who_follows_while_many_write_to_many_misses_nothing_and_nobody_waits_for_ever() {
        int writers = 6;
        int rounds = 25;
        var writing = IntStream.range(0, writers).mapToObj(number -> CompletableFuture.runAsync(() -> {
            for (int round = 0; round < rounds; round++) {
                var both = List.of(entry(worker, "Both"), entry(other, "Both"));
                feed.append(number % 2 == 0 ? both : both.reversed());
            }
        })).toArray(CompletableFuture[]::new);
        var all = CompletableFuture.allOf(writing);
        var read = new ArrayList<Long>();
        while (!all.isDone() || read.size() < writers * rounds) {
            long cursor = read.isEmpty() ? 0 : read.getLast();
            feed.read(worker, cursor, 7).forEach(placed -> read.add(placed.position()));
            if (all.isDone()) {
                all.join();
            }
        }
        assertThat(read).isEqualTo(LongStream.rangeClosed(1, writers * rounds).boxed().toList());
    }

    @Test
    void what_was_told_is_read_again_as_it_was() {
        var told = new FeedEntry(worker, "Tombstone", UUID.randomUUID(), Map.of("type", "Visit", "reason", "Given to another worker."));
        feed.append(List.of(told));
        assertThat(feed.read(worker, 0, 1).getFirst().entry()).isEqualTo(told);
    }

    private static FeedEntry entry(Audience audience, String kind) {
        return new FeedEntry(audience, kind, UUID.randomUUID(), Map.of());
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
