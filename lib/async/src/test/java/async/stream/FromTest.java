package async.stream;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static async.stream.Streams.from;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import async.executor.LocalExecutor;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FromTest {

    private final Context cx = Context.of(Waker.NOOP);

    @Test
    void gives_the_values_one_after_another() throws Exception {
        // @start region=from
        String said = blockOn(async(() -> {
            var words = from(List.of("futures", "do", "nothing"));
            String all = "";
            while (await(words.next()) instanceof String word) all += word + " ";
            return all + "until polled";
        }));
        assertEquals("futures do nothing until polled", said);
        // @end
    }

    @Test
    void asks_for_nothing_before_the_first_poll_and_for_one_value_a_poll() throws Exception {
        var asked = new int[1];
        Iterable<Integer> counted =
                () -> Stream.iterate(1, i -> i + 1).peek(_ -> asked[0]++).iterator();
        var numbers = from(counted);
        assertEquals(0, asked[0]);
        numbers.pollNext(cx);
        numbers.pollNext(cx);
        assertEquals(2, asked[0]);
    }

    @Test
    void an_endless_source_lets_others_run() throws Exception {
        Iterator<Integer> endless = Stream.iterate(1, i -> i + 1).iterator();
        try (var executor = new LocalExecutor()) {
            executor.spawn(async(() -> {
                var numbers = from(() -> endless);
                while (await(numbers.next()) != null) {}
            }));
            for (int turn = 0; turn < 3; turn++) executor.tryTick();
            assertEquals(3 * 128 + 1, endless.next());
        }
    }

    @Test
    void a_null_among_the_values_is_refused_since_it_would_end_the_stream() throws Exception {
        var letters = from(Arrays.asList("a", null));
        assertEquals(Poll.ready("a"), letters.pollNext(cx));
        var refused = assertThrows(NullPointerException.class, () -> letters.pollNext(cx));
        assertEquals("a null among the values would end the stream; leave it out", refused.getMessage());
        assertEquals(Poll.ready(null), letters.pollNext(cx));
        assertThrows(NullPointerException.class, () -> from(null));
    }

    @Test
    void a_next_that_is_closed_loses_no_value() throws Exception {
        var letters = from(List.of("a"));
        letters.next().close();
        assertEquals("a", blockOn(letters.next()));
    }
}
