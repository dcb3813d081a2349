package async.channel;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.future.Futures;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrowdTest {

    private static final int SENDERS = 4;
    private static final int EACH = 20_000;

    private record Letter(int from, int number) {}

    static Stream<Supplier<Channel<Letter>>> kinds() {
        return Stream.of(() -> Channels.bounded(1), () -> Channels.bounded(7), Channels::unbounded);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void many_senders_on_many_threads_lose_nothing_and_keep_their_order(Supplier<Channel<Letter>> kind)
            throws Exception {
        Channel<Letter> channel = kind.get();
        int[] next = new int[SENDERS];
        try (var pool = new MultiThreadExecutor()) {
            pool.run(async(() -> {
                var senders = new ArrayList<Task<Void>>();
                for (int i = 0; i < SENDERS; i++) senders.add(spawn(writer(channel.sender(), i)));
                var all = spawn(async(() -> {
                    for (Task<Void> sender : senders) await(sender);
                    channel.sender().close();
                }));
                while (await(channel.receiver().next()) instanceof Letter(int from, int number))
                    assertEquals(next[from]++, number);
                await(all);
            }));
        }
        for (int count : next) assertEquals(EACH, count);
    }

    private static Future<Void> writer(Sender<Letter> sender, int from) {
        return async(() -> {
            for (int i = 0; i < EACH; i++) await(sender.send(new Letter(from, i)));
        });
    }

    @Test
    void a_receiver_that_always_finds_something_gives_the_thread_back() throws Exception {
        Channel<Integer> channel = Channels.unbounded();
        for (int i = 0; i < 1000; i++) channel.sender().trySend(i);
        var others = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        try (var executor = new LocalExecutor()) {
            executor.run(async(() -> {
                spawn(async(() -> {
                            for (; ; ) {
                                others.incrementAndGet();
                                await(Futures.yieldNow());
                            }
                        }))
                        .detach();
                for (int i = 0; i < 1000; i++) {
                    await(channel.receiver().next());
                    seen.add(others.get());
                }
            }));
        }
        assertTrue(seen.getLast() >= 1000 / 128, "the other task ran " + seen.getLast() + " times");
    }

    @Test
    void a_sender_that_always_finds_room_gives_the_thread_back() throws Exception {
        Channel<Integer> channel = Channels.unbounded();
        var rounds = new AtomicInteger();
        Future<Void> endless = async(() -> {
            for (; ; ) await(channel.sender().send(rounds.incrementAndGet()));
        });
        try (var executor = new LocalExecutor()) {
            executor.spawn(endless).detach();
            executor.run(Futures.yieldNow());
        }
        assertTrue(rounds.get() <= 2 * 129, "sent " + rounds + " in a row");
        assertEquals(Poll.ready(1), channel.receiver().tryReceive());
    }

    @Test
    void who_waits_for_room_gets_it_before_who_comes_again_and_again() throws Exception {
        Channel<String> channel = Channels.bounded(1);
        int[] sent = new int[2];
        try (var executor = new LocalExecutor()) {
            executor.run(async(() -> {
                spawn(async(() -> {
                            for (; ; sent[0]++) {
                                await(channel.sender().send("comes again"));
                                await(Futures.yieldNow());
                            }
                        }))
                        .detach();
                spawn(async(() -> {
                            for (; ; sent[1]++) await(channel.sender().send("waits"));
                        }))
                        .detach();
                for (int i = 0; i < 1000; i++) {
                    await(channel.receiver().next());
                    await(Futures.yieldNow());
                }
            }));
        }
        assertTrue(Math.min(sent[0], sent[1]) > 300, sent[0] + " against " + sent[1]);
    }
}
