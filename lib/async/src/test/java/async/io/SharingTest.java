package async.io;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.future.Futures.yieldNow;
import static async.time.Time.sleep;
import static async.time.Time.timeout;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Budget;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Readiness;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.reactor.Reactor;
import async.support.BareHost;
import async.time.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// I/O among the tasks of real executors: what it leaves to others, and what it keeps for whoever comes next.
@Timeout(60)
class SharingTest {

    private final LocalExecutor executor = new LocalExecutor();
    private Pipe pipe;

    @BeforeEach
    void open() throws Exception {
        pipe = Net.pipe();
    }

    @AfterEach
    void close() {
        pipe.close();
        executor.close();
    }

    @Test
    void a_reader_that_always_finds_data_lets_its_sibling_run_every_128_reads() throws Exception {
        int bytes = 1_000;
        var readsAtItsPolls = new ArrayList<Integer>();
        var reads = new int[1];
        executor.run(async(() -> {
            await(pipe.writer().writeAll(ByteBuffer.allocate(bytes)));
            Future<Void> sibling = cx -> {
                readsAtItsPolls.add(reads[0]);
                if (reads[0] == bytes) return Poll.ready(null);
                cx.waker().wake();
                return Poll.pending();
            };
            var watcher = spawn(sibling);
            var one = ByteBuffer.allocate(1);
            for (; reads[0] < bytes; reads[0]++) await(pipe.reader().read(one.clear()));
            await(watcher);
        }));
        int before = readsAtItsPolls.getFirst();
        for (int now : readsAtItsPolls) {
            assertTrue(now - before <= 128, readsAtItsPolls.toString());
            before = now;
        }
        assertTrue(readsAtItsPolls.size() >= bytes / 128, readsAtItsPolls.toString());
        assertTrue(readsAtItsPolls.size() <= bytes / 128 + 3, "it lets go too often: " + readsAtItsPolls);
    }

    @Test
    void a_big_write_lets_its_sibling_run_too() throws Exception {
        int chunks = 1_000;
        var polls = new int[1];
        Transfer greedy = buffer -> {
            buffer.get();
            return 1;
        };
        var watch = new Watch(java.nio.channels.Pipe.open().sink());
        executor.run(async(() -> {
            var sibling = spawn((Context cx) -> {
                polls[0]++;
                cx.waker().wake();
                return Poll.<Void>pending();
            });
            assertEquals(chunks, await(Writing.all(watch.out(), greedy, ByteBuffer.allocate(chunks))));
            sibling.cancel();
        }));
        watch.close();
        assertEquals(chunks / 128, polls[0]);
    }

    @Test
    void a_read_that_finds_nothing_spends_nothing() throws Exception {
        try (var read = pipe.reader().read(ByteBuffer.allocate(1))) {
            executor.run(cx -> {
                for (int poll = 0; poll < 200; poll++) assertEquals(Poll.pending(), read.poll(cx));
                assertFalse(Budget.isSpent(cx));
                return Poll.ready(null);
            });
        }
    }

    /// The clock stands still but for the timeouts: each of them cuts a read off, before or after its byte came.
    @Test
    void a_read_cut_off_again_and_again_loses_no_byte() throws Exception {
        int bytes = 300;
        int[] cuts = new int[1];
        try (var executor = new LocalExecutor(Clock.paused())) {
            executor.run(async(() -> {
                var dribble = spawn(async(() -> {
                    for (int i = 0; i < bytes; i++) {
                        for (int pause = 0; pause < i % 3; pause++) await(sleep(Duration.ofMillis(2)));
                        await(pipe.writer().write(ByteBuffer.wrap(new byte[] {(byte) i})));
                    }
                    pipe.writer().close();
                }));
                for (int expected = 0; expected <= bytes; ) {
                    var buffer = ByteBuffer.allocate(1);
                    try {
                        int count = await(
                                timeout(Duration.ofMillis(1), pipe.reader().read(buffer)));
                        assertEquals(expected < bytes ? 1 : -1, count);
                        if (expected < bytes) assertEquals((byte) expected, buffer.get(0));
                        expected++;
                    } catch (TimeoutException again) {
                        cuts[0]++;
                    }
                }
                await(dribble);
            }));
        }
        assertTrue(cuts[0] > bytes / 2, "hardly any read was cut off: " + cuts[0]);
    }

    @Test
    void an_end_is_read_on_one_executor_and_then_on_another() throws Exception {
        try (var other = new LocalExecutor()) {
            for (var each : new LocalExecutor[] {executor, other, executor, other}) {
                each.run(async(() -> {
                    var read = spawn(pipe.reader().read(ByteBuffer.allocate(1)));
                    await(yieldNow()); // it waits here
                    await(pipe.writer().write(ByteBuffer.allocate(1)));
                    assertEquals(1, await(read));
                }));
            }
        }
    }

    @Test
    void closed_by_another_thread_a_waiting_read_fails() throws Exception {
        for (int round = 0; round < 50; round++) {
            var pipe = Net.pipe();
            var closer = new FutureTask<Void>(pipe.reader()::close, null);
            assertThrows(
                    ClosedChannelException.class,
                    () -> executor.run(async(() -> {
                        Thread.ofPlatform().daemon().start(closer);
                        await(pipe.reader().read(ByteBuffer.allocate(1)));
                    })));
            closer.get();
            pipe.close();
        }
    }

    @Test
    void an_executor_closed_while_reads_wait_leaves_the_ends_open_and_no_byte_lost() throws Exception {
        assertThrows(
                CancellationException.class,
                () -> executor.run(async(() -> {
                    var read = spawn(pipe.reader().read(ByteBuffer.allocate(1)));
                    await(yieldNow());
                    Thread.ofPlatform().daemon().start(executor::close);
                    await(read);
                })));
        try (var next = new LocalExecutor()) {
            next.run(pipe.writer().write(ByteBuffer.allocate(1)));
            assertEquals(1, next.run(pipe.reader().read(ByteBuffer.allocate(8))));
        }
    }

    @Test
    void a_refused_read_is_a_step_too() throws Exception {
        var refused = new int[1];
        try (var waiting = pipe.reader().read(ByteBuffer.allocate(1))) {
            executor.run(cx -> {
                assertEquals(Poll.pending(), waiting.poll(cx));
                for (; refused[0] < 200; refused[0]++) {
                    var second = pipe.reader().read(ByteBuffer.allocate(1));
                    try {
                        assertEquals(Poll.pending(), second.poll(cx));
                        break;
                    } catch (IllegalStateException taken) {
                        continue;
                    }
                }
                return Poll.ready(null);
            });
        }
        assertEquals(128, refused[0]);
    }

    /// An executor of nothing but a reactor, whose channels leave it only after `hook`.
    private record Slow(Reactor reactor, Runnable hook) implements BareHost, Readiness {

        @Override
        public Source register(SelectableChannel channel) throws IOException {
            var real = reactor.register(channel);
            return new Source() {
                @Override
                public void wake(int op, Waker waker) {
                    real.wake(op, waker);
                }

                @Override
                public void deregister() {
                    hook.run();
                    real.deregister();
                }
            };
        }

        @Override
        public Readiness readiness() {
            return this;
        }
    }

    @Test
    void while_the_reader_leaves_an_executor_the_writer_may_come_to_it() throws Exception {
        var comes = new Thread[1];
        try (var here = new Reactor();
                var channel = SocketChannel.open()) {
            var watch = new Watch(channel);
            var cx = new Context[1];
            var writer = new FutureTask<Void>(() -> {
                watch.out().wake(SelectionKey.OP_WRITE, cx[0]);
                return null;
            });
            cx[0] = Context.of(Waker.NOOP, new Slow(here, () -> {
                comes[0] = Thread.ofPlatform().daemon().start(writer);
                while (!writer.isDone() && comes[0].getState() != Thread.State.BLOCKED) Thread.onSpinWait();
            }));
            watch.in().wake(SelectionKey.OP_READ, cx[0]);
            watch.in().wake(SelectionKey.OP_READ, Context.of(Waker.NOOP, executor));
            writer.get();
            watch.close();
        }
    }

    @Test
    void reader_and_writer_of_a_stream_change_executors_against_each_other() throws Exception {
        int bytes = 2_000;
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (var a = new MultiThreadExecutor(1);
                var b = new MultiThreadExecutor(1);
                var listener = Net.listen(loopback)) {
            MultiThreadExecutor[] homes = {a, b};
            var echo = a.spawn(async(() -> {
                try (var stream = await(listener.accept())) {
                    var one = ByteBuffer.allocate(1);
                    for (; await(stream.read(one.clear())) >= 0; ) await(stream.writeAll(one.flip()));
                }
                return null;
            }));
            var stream = b.run(Net.connect(listener.address()));
            var writer = new FutureTask<Void>(() -> {
                for (int i = 0; i < bytes; i++)
                    homes[(i + 1) % 2].run(stream.writeAll(ByteBuffer.wrap(new byte[] {(byte) i})));
                return null;
            });
            Thread.ofPlatform().daemon().start(writer);
            var one = ByteBuffer.allocate(1);
            for (int i = 0; i < bytes; i++) {
                assertEquals(1, homes[i / 3 % 2].run(stream.read(one.clear())));
                assertEquals((byte) i, one.get(0));
            }
            writer.get();
            stream.close();
            a.run(echo);
        }
    }
}
