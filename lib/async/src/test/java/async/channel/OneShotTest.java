package async.channel;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.support.CountingWaker;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OneShotTest {

    private static final Context CX = Context.of(Waker.NOOP);

    private final OneShot<String> shot = Channels.oneshot();

    @Test
    void one_value_goes_over_once() throws Exception {
        // @start region=oneshot
        OneShot<String> answer = Channels.oneshot();
        assertTrue(answer.sender().trySend("42"));
        assertFalse(answer.sender().trySend("43"));
        assertEquals("42", blockOn(answer.receiver()));
        // @end
    }

    @Test
    void a_receiver_that_waits_is_woken_once() throws Exception {
        var bell = new CountingWaker();
        assertEquals(Poll.pending(), shot.receiver().poll(CX));
        assertEquals(Poll.pending(), shot.receiver().poll(Context.of(bell)));
        assertEquals(Poll.pending(), shot.receiver().poll(Context.of(bell)));
        shot.sender().trySend(null);
        assertEquals(1, bell.count());
        assertEquals(Poll.ready(null), shot.receiver().poll(CX));
        shot.sender().close();
        assertEquals(1, bell.count());
    }

    @Test
    void a_failure_goes_over_as_it_is() {
        // @start region=fail
        var cause = new IOException("no answer");
        assertTrue(shot.sender().tryFail(cause));
        assertSame(cause, assertThrows(IOException.class, () -> blockOn(shot.receiver())));
        // @end
        assertFalse(shot.sender().tryFail(cause));
    }

    @Test
    void a_sender_that_closes_instead_of_sending_fails_the_receiver() {
        // @start region=close
        try (var sender = shot.sender()) {
            assertSame(shot.sender(), sender); // it has other things to do
        }
        var refused = assertThrows(ChannelClosedException.class, () -> blockOn(shot.receiver()));
        assertEquals("the sender was closed before it sent anything", refused.getMessage());
        // @end
        assertNull(refused.value());
    }

    @Test
    void a_sender_hears_that_nobody_waits_any_more() throws Exception {
        // @start region=closed
        var bell = new CountingWaker();
        Future<Void> closed = shot.sender().closed();
        assertEquals(Poll.pending(), closed.poll(Context.of(bell)));
        shot.receiver().close();
        assertEquals(1, bell.count());
        assertEquals(Poll.ready(null), closed.poll(CX));
        assertFalse(shot.sender().trySend("too late"));
        // @end
        assertEquals(Poll.ready(null), shot.sender().closed().poll(CX));
    }

    @Test
    void a_value_that_was_received_is_waited_for_by_nobody() throws Exception {
        var bell = new CountingWaker();
        Future<Void> closed = shot.sender().closed();
        assertEquals(Poll.pending(), closed.poll(Context.of(bell)));
        shot.sender().trySend("here");
        assertEquals(0, bell.count());
        assertEquals("here", blockOn(shot.receiver()));
        assertEquals(1, bell.count());
        assertEquals(Poll.ready(null), closed.poll(CX));
    }

    @Test
    void a_closed_watch_is_not_rung() throws Exception {
        var bell = new CountingWaker();
        Future<Void> closed = shot.sender().closed();
        closed.poll(Context.of(bell));
        closed.close();
        shot.receiver().close();
        assertEquals(0, bell.count());
        assertEquals("close of a oneshot", closed.toString());
        assertEquals("oneshot", shot.receiver().toString());
    }

    @Test
    void a_watch_that_is_closed_leaves_a_later_one_alone() throws Exception {
        var bell = new CountingWaker();
        Future<Void> former = shot.sender().closed();
        former.poll(CX);
        Future<Void> closed = shot.sender().closed();
        closed.poll(Context.of(bell));
        former.close();
        shot.sender().closed().close();
        shot.receiver().close();
        assertEquals(1, bell.count());
    }
}
