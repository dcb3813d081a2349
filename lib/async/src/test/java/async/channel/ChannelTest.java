package async.channel;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Either;
import async.future.Futures;
import async.support.CountingWaker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {

    private static final Context CX = Context.of(Waker.NOOP);

    private final List<Object> heard = new ArrayList<>();

    @Test
    void a_sender_that_is_faster_waits_for_the_receiver() throws Exception {
        // @start region=bounded
        Channel<Integer> numbers = Channels.bounded(2);
        Future<Void> producer = async(() -> {
            try (var sender = numbers.sender()) {
                for (int i = 1; i <= 5; i++) {
                    await(sender.send(i));
                    heard.add("sent " + i);
                }
            }
        });
        try (var executor = new LocalExecutor()) {
            executor.run(async(() -> {
                spawn(producer).detach();
                while (await(numbers.receiver().next()) instanceof Integer number) heard.add(number);
            }));
        }
        assertEquals(List.of("sent 1", "sent 2", 1, 2, "sent 3", "sent 4", 3, 4, "sent 5", 5), heard);
        // @end
    }

    @Test
    void an_unbounded_sender_never_waits() throws Exception {
        // @start region=unbounded
        Channel<Integer> numbers = Channels.unbounded();
        for (int i = 0; i < 1000; i++) assertEquals(Offer.SENT, numbers.sender().trySend(i));
        for (int i = 0; i < 1000; i++)
            assertEquals(i, blockOn(numbers.receiver().next()));
        // @end
    }

    @Test
    void an_offer_says_what_became_of_it() {
        // @start region=trySend
        Channel<String> channel = Channels.bounded(1);
        assertEquals(Offer.SENT, channel.sender().trySend("first"));
        assertEquals(Offer.FULL, channel.sender().trySend("second"));
        channel.receiver().close();
        assertEquals(Offer.CLOSED, channel.sender().trySend("third"));
        // @end
    }

    @Test
    void what_is_there_can_be_had_without_waiting() throws Exception {
        // @start region=tryReceive
        Channel<String> channel = Channels.bounded(1);
        assertEquals(Poll.pending(), channel.receiver().tryReceive());
        channel.sender().trySend("news");
        assertEquals(Poll.ready("news"), channel.receiver().tryReceive());
        channel.sender().close();
        assertEquals(Poll.ready(null), channel.receiver().tryReceive());
        // @end
    }

    @Test
    void a_closed_sender_lets_the_receiver_drain_what_was_sent() throws Exception {
        // @start region=close
        Channel<String> channel = Channels.bounded(2);
        channel.sender().trySend("last words");
        channel.sender().close();
        assertEquals(Offer.CLOSED, channel.sender().trySend("too late"));
        assertEquals("last words", blockOn(channel.receiver().next()));
        assertNull(blockOn(channel.receiver().next()));
        // @end
        assertNull(blockOn(channel.receiver().next()));
        channel.sender().close();
    }

    @Test
    void a_failed_channel_gives_its_failure_instead_of_what_was_sent() throws Exception {
        // @start region=fail
        Channel<String> channel = Channels.bounded(2);
        channel.sender().trySend("never seen");
        var cause = new IOException("connection reset");
        channel.sender().fail(cause);
        assertSame(
                cause,
                assertThrows(IOException.class, () -> blockOn(channel.receiver().next())));
        assertNull(blockOn(channel.receiver().next()));
        // @end
        channel.sender().fail(new IOException("again"));
        assertNull(blockOn(channel.receiver().next()));
        var refused = assertThrows(
                ChannelClosedException.class, () -> blockOn(channel.sender().send("late")));
        assertSame(cause, refused.getCause());
    }

    @Test
    void a_channel_that_was_closed_does_not_fail_any_more() throws Exception {
        Channel<String> channel = Channels.bounded(2);
        channel.sender().trySend("last words");
        channel.sender().close();
        channel.sender().fail(new IOException("too late"));
        assertEquals("last words", blockOn(channel.receiver().next()));
        assertNull(blockOn(channel.receiver().next()));
    }

    @Test
    void a_send_that_fails_gives_its_value_back() throws Exception {
        // @start region=givenBack
        Channel<String> channel = Channels.bounded(1);
        channel.receiver().close();
        Future<Void> send = channel.sender().send("letter");
        var refused = assertThrows(ChannelClosedException.class, () -> blockOn(send));
        assertEquals("letter", refused.value());
        // @end
    }

    @Test
    void a_closed_receiver_wakes_who_waits_to_send() throws Exception {
        // @start region=closeReceiver
        Channel<String> channel = Channels.bounded(1);
        channel.sender().trySend("dropped");
        Future<Void> waiting = channel.sender().send("kept");
        var bell = new CountingWaker();
        assertEquals(Poll.pending(), waiting.poll(Context.of(bell)));
        channel.receiver().close();
        assertEquals(1, bell.count());
        assertEquals(
                "kept",
                assertThrows(ChannelClosedException.class, () -> waiting.poll(CX))
                        .value());
        // @end
        channel.receiver().close();
        assertThrows(IllegalStateException.class, () -> channel.receiver().tryReceive());
        assertThrows(IllegalStateException.class, () -> channel.receiver().pollNext(CX));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, (1 << 30) + 1})
    void a_bound_that_makes_no_sense_is_refused(int capacity) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Channels.bounded(capacity));
        assertTrue(refused.getMessage().contains("not " + capacity), refused.getMessage());
    }

    @Test
    void null_is_refused_by_the_sender() {
        var sender = Channels.<String>unbounded().sender();
        assertThrows(NullPointerException.class, () -> sender.send(null));
        assertThrows(NullPointerException.class, () -> sender.trySend(null));
        assertThrows(NullPointerException.class, () -> sender.fail(null));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 1000})
    void it_holds_as_many_as_it_was_given_room_for_however_often_it_goes_round(int capacity) throws Exception {
        Channel<Integer> channel = Channels.bounded(capacity);
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < capacity; i++)
                assertEquals(Offer.SENT, channel.sender().trySend(i));
            assertEquals(Offer.FULL, channel.sender().trySend(-1));
            for (int i = 0; i < capacity; i++)
                assertEquals(Poll.ready(i), channel.receiver().tryReceive());
            assertEquals(Poll.pending(), channel.receiver().tryReceive());
        }
    }

    @Test
    void a_receiver_that_waits_is_woken_once_a_value_and_by_the_end() throws Exception {
        for (IntFunction<Channel<String>> kind :
                List.<IntFunction<Channel<String>>>of(Channels::bounded, _ -> Channels.unbounded())) {
            Channel<String> channel = kind.apply(4);
            var bell = new CountingWaker();
            Context cx = Context.of(bell);
            assertEquals(Poll.pending(), channel.receiver().pollNext(cx));
            channel.sender().trySend("a");
            channel.sender().trySend("b");
            assertEquals(1, bell.count(), "the second did not find it waiting");
            assertEquals(Poll.ready("a"), channel.receiver().pollNext(cx));
            assertEquals(Poll.ready("b"), channel.receiver().pollNext(cx));
            assertEquals(Poll.pending(), channel.receiver().pollNext(cx));
            int before = bell.count();
            channel.sender().close();
            assertTrue(bell.count() > before);
            assertEquals(Poll.ready(null), channel.receiver().pollNext(cx));
        }
    }

    @Test
    void of_two_channels_a_biased_select_empties_the_first_and_loses_nothing_of_the_second() throws Exception {
        Channel<Integer> urgent = Channels.bounded(3);
        Channel<Integer> other = Channels.bounded(3);
        for (int i = 0; i < 3; i++) {
            urgent.sender().trySend(i);
            other.sender().trySend(10 + i);
        }
        urgent.sender().close();
        for (int i = 0; i < 3; i++)
            assertEquals(
                    new Either.Left<>(i),
                    blockOn(Futures.selectBiased(
                            urgent.receiver().next(), other.receiver().next())));
        for (int i = 0; i < 3; i++)
            assertEquals(10 + i, blockOn(other.receiver().next()));
    }

    @Test
    void a_hundred_thousand_closed_receives_take_nothing() throws Exception {
        Channel<String> channel = Channels.bounded(1);
        for (int i = 0; i < 100_000; i++) {
            var given = channel.receiver().next();
            assertEquals(Poll.pending(), given.poll(CX));
            given.close();
        }
        channel.sender().trySend("here");
        channel.receiver().next().close();
        assertEquals("here", blockOn(channel.receiver().next()));
    }
}
