package async.channel;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.support.Lincheck;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Test;

/// A sender and a receiver at once, over room for two: sends that wait, are polled again and given up, offers,
/// receives, a close and a failure by the sender. One sender at a time: beside another that has claimed its place and
/// not filled
/// it yet, a receiver finds nothing where the plan has a value already, and is woken for it a moment later.
@Param(name = "value", gen = IntGen.class, conf = "1:3")
public class ChannelLincheckTest {

    private final Channel<Integer> channel = Channels.bounded(2);
    private Future<Void> send;

    @Operation(nonParallelGroup = "sender")
    public String send(@Param(name = "value") int value) throws Exception {
        if (send == null) send = channel.sender().send(value);
        try {
            if (send.poll(Context.of(Waker.NOOP)) instanceof Poll.Pending) return "waits";
            send = null;
            return "sent";
        } catch (ChannelClosedException refused) {
            send = null;
            return "given back " + refused.value();
        }
    }

    @Operation(nonParallelGroup = "sender")
    public String giveUp() {
        if (send == null) return "nothing";
        send.close();
        send = null;
        return "given up";
    }

    @Operation(nonParallelGroup = "sender")
    public String trySend(@Param(name = "value") int value) {
        return channel.sender().trySend(value).toString();
    }

    @Operation(nonParallelGroup = "sender")
    public void close() {
        channel.sender().close();
    }

    @Operation(nonParallelGroup = "sender")
    public void fail() {
        channel.sender().fail(new IOException());
    }

    @Operation(nonParallelGroup = "receiver")
    public String receive() throws Exception {
        try {
            return channel.receiver().pollNext(Context.of(Waker.NOOP)) instanceof Poll.Ready<Integer>(Integer value)
                    ? String.valueOf(value)
                    : "waits";
        } catch (IOException failure) {
            return "fails";
        }
    }

    /// The same for one at a time.
    public static class Plan {

        private final Queue<Integer> values = new ArrayDeque<>();
        private boolean closed;
        private boolean failed;
        private Integer waits;

        public String send(int value) {
            if (waits == null) waits = value;
            int mine = waits;
            if (!closed && values.size() == 2) return "waits";
            waits = null;
            if (closed) return "given back " + mine;
            values.add(mine);
            return "sent";
        }

        public String giveUp() {
            boolean waited = waits != null;
            waits = null;
            return waited ? "given up" : "nothing";
        }

        public String trySend(int value) {
            if (closed) return "CLOSED";
            if (values.size() == 2) return "FULL";
            values.add(value);
            return "SENT";
        }

        public void close() {
            closed = true;
        }

        public void fail() {
            if (!closed) values.clear();
            failed |= !closed;
            closed = true;
        }

        public String receive() {
            if (failed) {
                failed = false;
                return "fails";
            }
            return values.isEmpty() && !closed ? "waits" : String.valueOf(values.poll());
        }
    }

    @Test
    void whatever_both_ends_do_at_once_they_might_have_done_one_after_another() {
        Lincheck.check(ChannelLincheckTest.class, Plan.class);
    }
}
