package async.stream;

import static async.executor.BlockOn.blockOn;
import static async.stream.Streams.collect;
import static async.stream.Streams.from;
import static async.stream.Streams.merge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Poll;
import async.support.CountingWaker;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MergeTest {

    private final CountingWaker waker = new CountingWaker();
    private final Context cx = Context.of(waker);

    @Test
    void case_17_alternates_between_two_that_are_ready() throws Exception {
        // @start region=merge
        var small = from(List.of(0, 1, 2));
        var large = from(List.of(10, 11, 12, 13, 14));
        assertEquals(List.of(0, 10, 1, 11, 2, 12, 13, 14), blockOn(collect(merge(small, large))));
        // @end
    }

    @Test
    void the_second_does_not_starve_beside_an_endless_first() throws Exception {
        var endless = from(() -> IntStream.iterate(0, i -> i + 1).iterator());
        var merged = merge(endless, from(List.of(-1, -2)));
        var seen = new java.util.ArrayList<Integer>();
        for (int i = 0; i < 4; i++) seen.add(blockOn(merged.next()));
        assertEquals(List.of(0, -1, 1, -2), seen);
    }

    @Test
    void whoever_has_something_gives_it_and_the_other_keeps_its_turn() throws Exception {
        var first = new Given<String>();
        var second = Given.of("b1", "b2");
        var merged = merge(first, second);
        assertEquals(Poll.ready("b1"), merged.pollNext(cx));
        second.put("b3");
        first.put("a1");
        assertEquals(1, waker.count());
        assertEquals(Poll.ready("a1"), merged.pollNext(cx));
        assertEquals(Poll.ready("b2"), merged.pollNext(cx));
    }

    @Test
    void waits_for_both_and_is_woken_by_either() throws Exception {
        var first = new Given<String>();
        var second = new Given<String>();
        var merged = merge(first, second);
        assertEquals(Poll.pending(), merged.pollNext(cx));
        second.put("b");
        assertEquals(1, waker.count());
        assertEquals(Poll.ready("b"), merged.pollNext(cx));
        assertEquals(Poll.pending(), merged.pollNext(cx));
        first.put("a");
        assertEquals(2, waker.count());
        assertEquals(Poll.ready("a"), merged.pollNext(cx));
    }

    @Test
    void ends_when_both_have_in_whatever_order() throws Exception {
        var first = new Given<String>();
        var second = new Given<String>();
        var merged = merge(first, second);
        first.end();
        assertEquals(Poll.pending(), merged.pollNext(cx));
        second.put("b").end();
        assertEquals(Poll.ready("b"), merged.pollNext(cx));
        assertEquals(Poll.ready(null), merged.pollNext(cx));

        var other = new Given<String>();
        var alone = merge(other, Given.<String>of().end());
        assertEquals(Poll.pending(), alone.pollNext(cx));
        other.put("a").end();
        assertEquals(Poll.ready("a"), alone.pollNext(cx));
        assertEquals(Poll.ready(null), alone.pollNext(cx));
    }

    @Test
    void a_failure_of_one_is_the_merges_and_closes_the_other() throws Exception {
        var failure = new IOException("no");
        var first = new Given<String>();
        var merged = merge(first, Given.<String>of().fail(failure));
        assertSame(failure, assertThrows(IOException.class, () -> merged.pollNext(cx)));
        assertEquals(1, first.closes);
        assertEquals(Poll.ready(null), merged.pollNext(cx));
    }

    @Test
    void closing_it_closes_both_once_whatever_one_of_them_throws() {
        var first = new Given<String>().failingToClose(new IllegalArgumentException("first"));
        var second = new Given<String>().failingToClose(new IllegalArgumentException("second"));
        var merged = merge(first, second);
        var thrown = assertThrows(IllegalArgumentException.class, merged::close);
        assertEquals("first", thrown.getSuppressed()[0].getMessage());
        merged.close();
        assertEquals(List.of(1, 1), List.of(first.closes, second.closes));
        assertThrows(IllegalStateException.class, () -> merged.pollNext(cx));
    }

    @Test
    void a_next_that_is_closed_loses_nothing() throws Exception {
        var first = new Given<String>();
        var merged = merge(first, new Given<String>());
        var next = merged.next();
        assertEquals(Poll.pending(), next.poll(cx));
        first.put("a");
        next.close();
        assertEquals(Poll.ready("a"), merged.next().poll(cx));
        assertEquals("next of merge of given and given", merged.next().toString());
    }
}
