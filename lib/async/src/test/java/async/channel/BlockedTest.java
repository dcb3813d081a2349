package async.channel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Poll;
import async.core.Waker;
import async.support.CountingWaker;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of sends that wait: R12, R20, and case 35 of async-channel.
class BlockedTest {

    private static final Context CX = Context.of(Waker.NOOP);
    private static final Poll<Void> SENT = Poll.ready(null);

    private final Channel<String> channel = Channels.bounded(1);

    /// A send, and how often it was woken.
    private final class Send {
        private final CountingWaker bell = new CountingWaker();
        private final Future<Void> future;

        Send(String value) {
            future = channel.sender().send(value);
        }

        Poll<Void> poll() throws Exception {
            return future.poll(Context.of(bell));
        }

        Send waiting() throws Exception {
            assertEquals(Poll.pending(), poll());
            return this;
        }

        int wakes() {
            return bell.count();
        }
    }

    @BeforeEach
    void fill() {
        channel.sender().trySend("0");
    }

    private Poll<String> receive() throws Exception {
        return channel.receiver().pollNext(CX);
    }

    @Test
    void room_for_one_wakes_the_one_that_waits_longest() throws Exception {
        var first = new Send("1").waiting();
        var second = new Send("2").waiting();
        assertEquals(Poll.ready("0"), receive());
        assertEquals(1, first.wakes());
        assertEquals(0, second.wakes());
        assertEquals(SENT, first.poll());
        assertEquals(Poll.ready("1"), receive());
        assertEquals(1, second.wakes());
        assertEquals(SENT, second.poll());
        assertEquals(Poll.ready("2"), receive());
        assertEquals(1, first.wakes());
    }

    @Test
    void polls_that_nobody_asked_for_keep_the_place_and_the_latest_waker() throws Exception {
        var first = new Send("1").waiting();
        var second = new Send("2").waiting();
        var moved = new CountingWaker();
        assertEquals(Poll.pending(), first.future.poll(Context.of(moved)));
        receive();
        assertEquals(1, moved.count());
        assertEquals(0, first.wakes() + second.wakes());
    }

    @Test
    void a_send_that_is_closed_has_not_sent() throws Exception {
        var first = new Send("1").waiting();
        receive();
        first.future.close();
        assertEquals(Poll.pending(), receive());
        assertThrows(IllegalStateException.class, first::poll);
        first.future.close();
        assertEquals(SENT, new Send("1 again").poll());
        assertEquals(Poll.ready("1 again"), receive());
    }

    @Test
    void a_send_that_is_closed_while_it_waits_is_not_called() throws Exception {
        var first = new Send("1").waiting();
        var second = new Send("2").waiting();
        first.future.close();
        receive();
        assertEquals(0, first.wakes());
        assertEquals(1, second.wakes());
    }

    @Test
    void a_send_that_is_closed_after_its_call_calls_the_next() throws Exception {
        var first = new Send("1").waiting();
        var second = new Send("2").waiting();
        receive();
        first.future.close();
        assertEquals(1, second.wakes());
        assertEquals(SENT, second.poll());
    }

    @Test
    void a_send_that_came_too_late_is_the_first_again() throws Exception {
        var first = new Send("1").waiting();
        var second = new Send("2").waiting();
        receive();
        channel.sender().trySend("jumped in");
        first.waiting();
        assertEquals(Poll.ready("jumped in"), receive());
        assertEquals(2, first.wakes());
        assertEquals(0, second.wakes());
    }

    @Test
    void sends_that_came_too_late_keep_their_order() throws Exception {
        Channel<String> two = Channels.bounded(2);
        for (String value : List.of("0", "1")) two.sender().trySend(value);
        var bells = List.of(new CountingWaker(), new CountingWaker());
        var sends = List.of(two.sender().send("2"), two.sender().send("3"));
        for (int i = 0; i < 2; i++) assertEquals(Poll.pending(), sends.get(i).poll(Context.of(bells.get(i))));
        for (int i = 0; i < 2; i++) two.receiver().tryReceive();
        for (String value : List.of("jumped in", "this too")) two.sender().trySend(value);
        for (int i = 0; i < 2; i++) assertEquals(Poll.pending(), sends.get(i).poll(Context.of(bells.get(i))));
        two.receiver().tryReceive();
        assertEquals(List.of(2, 1), bells.stream().map(CountingWaker::count).toList());
    }

    /// What the receiver does between two steps of the send is done here by the wakers that are asked for and rung
    /// there.
    @Test
    void room_made_while_a_send_ends_is_the_next_ones() throws Exception {
        var second = new Send("2");
        Waker behind = () -> { // it has sent, and still has its place in the queue
            assertDoesNotThrow(second::waiting);
            assertDoesNotThrow(this::receive);
        };
        Context interrupting = new Context() {
            @Override
            public Waker waker() { // it found no room, and has no place in the queue yet
                assertDoesNotThrow(BlockedTest.this::receive);
                assertDoesNotThrow(() -> channel.receiver().pollNext(Context.of(behind)));
                return Waker.NOOP;
            }

            @Override
            public Host host() {
                return null;
            }
        };
        assertEquals(SENT, channel.sender().send("1").poll(interrupting));
        assertEquals(1, second.wakes());
    }

    /// The fall of the channel comes while the receiver looks: a waker that it rings stands for another thread.
    @Test
    void a_failure_that_comes_during_a_look_is_no_end() throws Exception {
        var cause = new IOException("connection reset");
        new Send("1").waiting();
        channel.sender().send("2").poll(Context.of(() -> channel.sender().fail(cause)));
        assertEquals(Poll.ready("0"), receive());
        assertSame(cause, assertThrows(IOException.class, this::receive));
        assertEquals(Poll.ready(null), receive());
    }

    @Test
    void a_send_that_is_called_and_never_polled_again_holds_nobody_up() throws Exception {
        new Send("forgotten").waiting();
        var second = new Send("2").waiting();
        receive();
        assertEquals(Poll.pending(), receive()); // finds nothing: calls the next
        assertEquals(1, second.wakes());
        assertEquals(SENT, second.poll());
        assertEquals(Poll.ready("2"), receive());
    }

    @Test
    void a_close_by_either_end_wakes_all_and_gives_the_values_back() throws Exception {
        var first = new Send("1").waiting();
        var second = new Send("2").waiting();
        channel.sender().close();
        assertEquals(1, first.wakes());
        assertEquals(1, second.wakes());
        assertEquals(
                "1", assertThrows(ChannelClosedException.class, first::poll).value());
        assertEquals(
                "2", assertThrows(ChannelClosedException.class, second::poll).value());
        assertThrows(IllegalStateException.class, first::poll);
        assertEquals(Poll.ready("0"), receive());
        assertEquals(Poll.ready(null), receive());
    }

    @Test
    void a_hundred_thousand_closed_sends_leave_nothing_behind() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            var send = new Send("never");
            send.waiting();
            send.future.close();
        }
        var last = new Send("last").waiting();
        receive();
        assertEquals(1, last.wakes());
    }
}
