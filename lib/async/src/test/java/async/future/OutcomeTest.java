package async.future;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.support.Probe;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final Probe<String> probe = new Probe<>();

    @Test
    void a_failure_is_a_value() throws Exception {
        // @start region=outcome
        Future<String> broken = Futures.failed(new IOException("disk full"));
        String said = switch (blockOn(Futures.outcome(broken))) {
            case Result.Ok<String>(String value) -> "read " + value;
            case Result.Err<String>(Exception error) -> "failed: " + error.getMessage();
        };
        assertEquals("failed: disk full", said);
        // @end
    }

    @Test
    void waits_as_long_as_its_future_and_gives_the_same_objects() throws Exception {
        var outcome = Futures.outcome(probe);
        assertEquals(Poll.pending(), outcome.poll(cx));
        probe.finish(null);
        assertEquals(Poll.ready(new Result.Ok<>(null)), outcome.poll(cx));
        var failure = new IOException("no");
        assertEquals(
                Poll.ready(new Result.Err<>(failure)),
                Futures.outcome(Futures.failed(failure)).poll(cx));
    }

    @Test
    void an_error_stays_an_error() {
        var broken = new StackOverflowError();
        Future<String> deep = cx -> {
            throw broken;
        };
        assertSame(broken, assertThrows(StackOverflowError.class, () -> blockOn(Futures.outcome(deep))));
    }

    @Test
    void closing_closes_its_future() throws Exception {
        var outcome = Futures.outcome(probe);
        outcome.poll(cx);
        outcome.close();
        assertEquals(1, probe.closes);
    }
}
