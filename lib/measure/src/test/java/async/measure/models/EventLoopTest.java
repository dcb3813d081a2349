package async.measure.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventLoopTest {

    private final EventLoop loop = new EventLoop();
    private final List<String> calls = new ArrayList<>();

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void calls_what_is_ready_in_order_and_the_earliest_alarm_first() throws Exception {
        // @start region=loop
        loop.after(Duration.ofDays(1), () -> calls.add("late"));
        loop.after(Duration.ofMillis(1), () -> {
            calls.add("early");
            loop.soon(loop::stop); // behind all that is ready
        });
        loop.soon(() -> {
            calls.add("now");
            loop.soon(() -> calls.add("next"));
        });
        loop.run();
        // @end
        assertEquals(Set.of("now", "next", "early"), Set.copyOf(calls)); // when early comes is the machine's choice
        assertTrue(calls.indexOf("now") < calls.indexOf("next"), calls.toString());
    }

    @Test
    void never_calls_too_early() throws Exception {
        long due = System.nanoTime() + 3_000_000;
        var called = new long[1];
        loop.after(Duration.ofMillis(3), () -> called[0] = System.nanoTime());
        loop.run();
        assertTrue(called[0] - due >= 0);
    }

    @Test
    void says_when_a_channel_is_ready_and_ends_once_it_is_closed() throws Exception {
        var pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        loop.watch(pipe.source(), SelectionKey.OP_READ, () -> {
            calls.add("read " + pipe.source().read(ByteBuffer.allocate(8)));
            pipe.source().close();
        });
        loop.after(Duration.ofMillis(1), () -> pipe.sink().write(ByteBuffer.allocate(3)));
        loop.run();
        pipe.sink().close();
        assertEquals(List.of("read 3"), calls);
    }

    @Test
    void calls_a_ready_channel_once_however_many_stand_before_it() throws Exception {
        var pipe = ready();
        for (int i = 0; i < 1_000; i++) loop.soon(() -> {});
        loop.watch(pipe.source(), SelectionKey.OP_READ, () -> {
            calls.add("read " + pipe.source().read(ByteBuffer.allocate(8)));
            pipe.source().close();
        });
        loop.run();
        pipe.sink().close();
        assertEquals(List.of("read 3"), calls);
    }

    @Test
    void a_channel_closed_or_watched_anew_by_the_callback_before_it_is_not_called_as_of_old() throws Exception {
        var pipes = List.of(ready(), ready());
        for (var pipe : pipes)
            loop.watch(pipe.source(), SelectionKey.OP_READ, () -> {
                calls.add("first");
                var other = pipes.get(pipe == pipes.getFirst() ? 1 : 0).source();
                pipe.source().close();
                loop.watch(other, SelectionKey.OP_READ, () -> {
                    calls.add("anew");
                    other.close();
                });
            });
        loop.run();
        for (var pipe : pipes) pipe.sink().close();
        assertEquals(List.of("first", "anew"), calls);
    }

    private static Pipe ready() throws IOException {
        var pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().write(ByteBuffer.allocate(3));
        return pipe;
    }

    @Test
    void stops_after_the_callback_that_says_so_and_forgets_the_others() throws Exception {
        loop.soon(loop::stop);
        loop.soon(() -> calls.add("forgotten"));
        loop.after(Duration.ZERO, () -> calls.add("forgotten too"));
        loop.run();
        loop.run();
        assertEquals(List.of(), calls);
    }

    @Test
    void throws_what_a_callback_throws() {
        var failure = new IOException("no");
        loop.soon(() -> {
            throw failure;
        });
        assertSame(failure, assertThrows(IOException.class, loop::run));
    }

    @Test
    void an_interrupt_ends_it_in_its_select_and_between_two_callbacks() {
        loop.after(Duration.ofDays(1), () -> {});
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, loop::run);

        loop.soon(() -> Thread.currentThread().interrupt());
        loop.soon(() -> calls.add("after the interrupt"));
        assertThrows(InterruptedException.class, loop::run);
        assertEquals(List.of(), calls);
    }
}
