package async.stream;

import static async.stream.Streams.from;
import static async.stream.Streams.publish;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Poll;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.support.HandHost;
import async.trace.TaskDump;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PublishTest {

    private final List<Throwable> unheard = new ArrayList<>();
    private final LocalExecutor executor = new LocalExecutor().onFailure(unheard::add);
    private final Subscribed<String> subscriber = new Subscribed<>();
    private final Given<String> given = Given.of("a", "b", "c");

    @AfterEach
    void close() {
        executor.close();
    }

    /// Polls whoever can run, until nobody can.
    private int settle() {
        int polls = 0;
        while (executor.tryTick()) polls++;
        return polls;
    }

    @Test
    void brings_one_subscriber_what_he_requests() {
        // @start region=publish
        var letters = publish(from(List.of("a", "b", "c")), executor);
        letters.subscribe(subscriber);
        settle();
        subscriber.subscription.request(2);
        settle();
        assertEquals(List.of("subscribed", "a", "b"), subscriber.heard);
        subscriber.subscription.request(2);
        settle();
        assertEquals(List.of("subscribed", "a", "b", "c", "complete"), subscriber.heard);
        // @end
    }

    @Test
    void asks_the_source_for_nothing_that_was_not_requested() {
        var letters = publish(given, executor);
        settle();
        letters.subscribe(subscriber);
        settle();
        assertEquals(0, given.polls);
        subscriber.subscription.request(1);
        settle();
        assertEquals(1, given.polls);
    }

    @Test
    void a_request_that_finds_demand_wakes_nobody() {
        publish(given, executor).subscribe(subscriber);
        settle();
        subscriber.subscription.request(4);
        assertEquals(1, settle());
        subscriber.subscription.request(1);
        assertEquals(0, settle());
        given.put("d").put("e");
        settle();
        assertEquals(List.of("subscribed", "a", "b", "c", "d", "e"), subscriber.heard);
    }

    @Test
    void a_request_within_on_next_neither_recurs_nor_costs_a_poll() {
        var depths = new ArrayList<Integer>();
        var greedy = new Subscribed<Integer>() {
            private int depth;

            @Override
            public void onNext(Integer value) {
                depths.add(++depth);
                subscription.request(1);
                depth--;
            }
        };
        publish(from(() -> IntStream.range(0, 50).iterator()), executor).subscribe(greedy);
        settle();
        greedy.subscription.request(1);
        assertEquals(1, settle());
        assertEquals(IntStream.range(0, 50).mapToObj(i -> 1).toList(), depths);
        assertEquals(List.of("subscribed", "complete"), greedy.heard);
    }

    @Test
    void requests_add_up_and_the_largest_has_no_end() {
        publish(given, executor).subscribe(subscriber);
        settle();
        subscriber.subscription.request(Long.MAX_VALUE - 1);
        subscriber.subscription.request(Long.MAX_VALUE);
        given.end();
        settle();
        assertEquals(List.of("subscribed", "a", "b", "c", "complete"), subscriber.heard);
        subscriber.subscription.request(1);
        assertEquals(0, settle());
    }

    @Test
    void a_cancel_closes_the_source_once_and_is_the_last_that_is_heard() {
        publish(given, executor).subscribe(subscriber);
        settle();
        subscriber.subscription.request(1);
        settle();
        subscriber.subscription.cancel();
        subscriber.subscription.cancel();
        subscriber.subscription.request(0);
        subscriber.subscription.request(1);
        settle();
        executor.close();
        assertEquals(List.of("subscribed", "a"), subscriber.heard);
        assertEquals(1, given.closes);
        assertEquals(List.of(), unheard);
    }

    @Test
    void a_cancel_within_on_next_ends_it_at_once() {
        var fickle = new Subscribed<String>() {
            @Override
            public void onNext(String value) {
                super.onNext(value);
                subscription.cancel();
            }
        };
        publish(given, executor).subscribe(fickle);
        settle();
        fickle.subscription.request(3);
        settle();
        assertEquals(List.of("subscribed", "a"), fickle.heard);
        assertEquals(1, given.closes);
    }

    @Test
    void a_request_of_nothing_is_refused_and_closes_the_source() {
        for (long n : new long[] {0, -1, Long.MIN_VALUE}) {
            var source = Given.of("a");
            var subscriber = new Subscribed<String>();
            publish(source, executor).subscribe(subscriber);
            settle();
            subscriber.subscription.request(n);
            subscriber.subscription.request(5);
            settle();
            assertEquals(List.of("subscribed", "failed"), subscriber.heard);
            assertEquals(
                    "a subscriber requests 1 value or more (rule 3.9 of Reactive Streams)",
                    assertInstanceOf(IllegalArgumentException.class, subscriber.failure)
                            .getMessage());
            assertEquals(1, source.closes);
        }
    }

    @Test
    void a_failure_of_the_source_is_told_as_it_is() {
        var failure = new IOException("no");
        given.fail(failure);
        publish(given, executor).subscribe(subscriber);
        settle();
        subscriber.subscription.request(Long.MAX_VALUE);
        settle();
        assertEquals(List.of("subscribed", "a", "b", "c", "failed"), subscriber.heard);
        assertSame(failure, subscriber.failure);
        assertEquals(List.of(), unheard);
    }

    @Test
    void a_second_subscriber_is_told_so_and_the_first_goes_on() {
        var letters = publish(given, executor);
        var second = new Subscribed<String>();
        letters.subscribe(subscriber);
        letters.subscribe(second);
        assertEquals(List.of("subscribed", "failed"), second.heard);
        assertEquals("this stream has its subscriber already; publish another one", second.failure.getMessage());
        second.subscription.request(1);
        second.subscription.cancel();
        settle();
        subscriber.subscription.request(1);
        settle();
        assertEquals(List.of("subscribed", "a"), subscriber.heard);
        assertEquals(0, given.closes);
        assertThrows(NullPointerException.class, () -> letters.subscribe(null));
    }

    @Test
    void an_executor_that_is_closed_says_so_to_whoever_still_waits() {
        publish(given, executor).subscribe(subscriber);
        settle();
        subscriber.subscription.request(1);
        settle();
        var unpolled = new Subscribed<String>();
        var unasked = new Given<String>();
        publish(unasked, executor).subscribe(unpolled);
        executor.close();
        assertEquals(List.of("subscribed", "a", "failed"), subscriber.heard);
        assertEquals(List.of("subscribed", "failed"), unpolled.heard);
        assertInstanceOf(CancellationException.class, subscriber.failure);
        assertInstanceOf(CancellationException.class, unpolled.failure);
        assertEquals(List.of(1, 1), List.of(given.closes, unasked.closes));
    }

    @Test
    void an_executor_that_has_no_place_for_the_task_says_so() {
        executor.close();
        publish(given, executor).subscribe(subscriber);
        assertEquals(List.of("subscribed", "failed"), subscriber.heard);
        assertInstanceOf(IllegalStateException.class, subscriber.failure);
        assertEquals(1, given.closes);
        try (var hand = new HandHost()) {
            var other = new Subscribed<String>();
            publish(from(List.of("a")), hand).subscribe(other);
            assertEquals("this host runs no tasks", other.failure.getMessage());
        }
    }

    @Test
    void what_a_subscriber_throws_goes_to_the_failure_handler_and_closes_the_source() {
        var own = new IllegalArgumentException("my own");
        given.failingToClose(new IllegalStateException("and this"));
        var rude = new Subscribed<String>() {
            @Override
            public void onNext(String value) {
                throw own;
            }
        };
        publish(given, executor).subscribe(rude);
        settle();
        rude.subscription.request(1);
        settle();
        assertEquals(List.of(own), unheard);
        assertEquals("and this", own.getSuppressed()[0].getMessage());
        assertEquals(List.of("subscribed"), rude.heard);
        assertEquals(1, given.closes);
    }

    @Test
    void a_subscriber_that_refuses_its_subscription_is_told_nothing_more() {
        var own = new IllegalArgumentException("my own");
        var rude = new Subscribed<String>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                throw own;
            }
        };
        publish(Given.of("a"), executor).subscribe(rude);
        settle();
        assertEquals(List.of(own), unheard);
        executor.close();
        assertSame(
                own,
                assertThrows(
                        IllegalArgumentException.class,
                        () -> publish(given, executor).subscribe(rude)));
        assertEquals(List.of(), rude.heard);
        assertEquals(1, given.closes);
    }

    @Test
    void a_source_that_never_pauses_lets_others_run() {
        var polls = new int[1];
        publish(cx -> Poll.ready(polls[0]++), executor).subscribe(new Subscribed<Integer>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(Integer value) {}
        });
        for (int turn = 0; turn < 3; turn++) executor.tryTick();
        assertEquals(3 * 128, polls[0]);
    }

    @Test
    void requests_and_the_cancel_may_come_from_other_threads() throws Exception {
        try (var many = new MultiThreadExecutor(2)) {
            var numbers = new Subscribed<Integer>();
            publish(from(() -> IntStream.range(0, 1000).iterator()), many).subscribe(numbers);
            assertTrue(numbers.begun.await(30, TimeUnit.SECONDS));
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 2; i++)
                threads.add(Thread.ofPlatform().start(() -> {
                    for (int n = 0; n <= 500; n++) numbers.subscription.request(1);
                }));
            for (Thread thread : threads) thread.join();
            assertTrue(numbers.over.await(30, TimeUnit.SECONDS));
            var expected = new ArrayList<>(List.of("subscribed"));
            for (int i = 0; i < 1000; i++) expected.add("" + i);
            expected.add("complete");
            assertEquals(expected, numbers.heard);
        }
    }

    @Test
    void says_in_a_dump_how_much_is_wanted() {
        var dump = new TaskDump();
        try (var traced = new LocalExecutor(dump)) {
            publish(new Given<String>(), traced).subscribe(subscriber);
            traced.tryTick();
            subscriber.subscription.request(3);
            traced.tryTick();
            assertTrue(dump.toString().contains("publish, 3 wanted, from given"), dump::toString);
        }
    }
}
