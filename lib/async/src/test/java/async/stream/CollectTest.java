package async.stream;

import static async.executor.BlockOn.blockOn;
import static async.stream.Streams.collect;
import static async.stream.Streams.from;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.AsyncIterator;
import async.core.CancelSafety;
import async.core.Context;
import async.core.Poll;
import async.executor.LocalExecutor;
import async.support.CountingWaker;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CollectTest {

    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker);

    @Test
    void gives_all_values_when_the_source_has_ended() throws Exception {
        // @start region=collect
        assertEquals(List.of("a", "b"), blockOn(collect(from(List.of("a", "b")))));
        // @end
        assertEquals(List.of(), blockOn(collect(from(List.of()))));
        var given = Given.of("a");
        var all = collect(given);
        assertEquals(0, given.polls);
        assertEquals(Poll.pending(), all.poll(cx));
        assertEquals("collect, 1 so far, from given", all.toString());
        given.put("b").end();
        assertEquals(Poll.ready(List.of("a", "b")), all.poll(cx));
        assertThrows(
                UnsupportedOperationException.class,
                () -> blockOn(collect(from(List.of("a")))).add("b"));
    }

    @Test
    void a_failure_of_the_source_is_its_own() throws Exception {
        var failure = new IOException("no");
        var all = collect(Given.of("a").fail(failure));
        assertSame(failure, assertThrows(IOException.class, () -> all.poll(cx)));
    }

    @Test
    void an_endless_source_that_never_pauses_lets_others_run() throws Exception {
        var polls = new int[1];
        AsyncIterator<Integer> endless = cx -> Poll.ready(polls[0]++);
        try (var executor = new LocalExecutor()) {
            executor.spawn(collect(endless));
            for (int turn = 0; turn < 3; turn++) executor.tryTick();
            assertEquals(3 * 128, polls[0]);
        }
    }

    /// What [CancelSafety.Level#LOSES_PROGRESS] says: whoever closes it and asks again has lost what it had, and
    /// the source too, which its own loop would have kept.
    @Test
    void closing_it_loses_what_it_had_and_closes_the_source_once() throws Exception {
        var collect = Streams.class.getMethod("collect", AsyncIterator.class).getAnnotation(CancelSafety.class);
        assertEquals(CancelSafety.Level.LOSES_PROGRESS, collect.value());
        var given = Given.of("a");
        var all = collect(given);
        all.poll(cx);
        all.close();
        all.close();
        assertEquals(1, given.closes);
        assertEquals(Poll.pending(), collect(given).poll(cx));
        var unpolled = new Given<String>();
        collect(unpolled).close();
        assertEquals(1, unpolled.closes);
    }
}
