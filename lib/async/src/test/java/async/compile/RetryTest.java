package async.compile;

import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Engine;
import async.core.Cancelled;
import async.core.Context;
import async.core.Future;
import async.core.Waker;
import async.support.Later;
import async.support.Probe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A loop that tries again after every failure, and is closed: it must end, whatever it takes for a failure.
class RetryTest {

    private final Context cx = Context.of(Waker.NOOP);
    private final List<String> log = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void one_that_catches_exceptions_does_not_take_the_close_for_one(Engine engine) throws Exception {
        var parked = new Probe<Integer>();
        var tries = new int[1];
        Future<Integer> future = engine.async(() -> {
            for (; ; ) {
                try {
                    return await(++tries[0] < 3 ? Later.failure(new IOException(), 1) : parked);
                } catch (Exception e) {
                    log.add("again");
                } finally {
                    log.add("left");
                }
            }
        });
        for (int polls = 0; polls < 4; polls++) future.poll(cx);
        future.close();
        assertEquals(List.of("again", "left", "again", "left", "left"), log);
        assertEquals(3, tries[0]);
        assertEquals(1, parked.closes);
        future.close();
        assertThrows(IllegalStateException.class, () -> future.poll(cx));
        assertEquals(5, log.size());
    }

    /// Each later future is closed and never polled.
    @ParameterizedTest
    @EnumSource
    void one_that_catches_everything_is_left_behind_and_named(Engine engine) throws Exception {
        var made = new ArrayList<Probe<Integer>>();
        Future<Integer> future = engine.async(() -> {
            for (; ; ) {
                try {
                    made.add(new Probe<>());
                    return await(made.getLast());
                } catch (Throwable e) {
                    log.add(e.getClass().getSimpleName());
                }
            }
        });
        future.poll(cx);
        var stubborn = assertThrows(IllegalStateException.class, future::close);
        assertTrue(
                stubborn.getMessage()
                        .matches("the body at .*RetryTest.*\\(RetryTest.java:\\d+\\) has caught"
                                + " Cancelled 100 times and awaits on; let Cancelled pass, or leave the loop"),
                stubborn.getMessage());
        assertEquals(100, log.size());
        assertEquals(List.of("Cancelled"), log.stream().distinct().toList());
        assertEquals(1, made.getFirst().polls);
        assertEquals(0, made.stream().skip(1).mapToInt(each -> each.polls).sum());
        assertTrue(made.stream().skip(1).limit(99).allMatch(each -> each.closes == 1));
        future.close();
        assertThrows(IllegalStateException.class, () -> future.poll(cx));
    }

    /// The retry around a body, not in it: what it awaits is closed with it.
    @ParameterizedTest
    @EnumSource
    void closing_one_around_a_body_ends_that_body_first(Engine engine) throws Exception {
        var parked = new Probe<Integer>();
        Future<Integer> future = engine.async(() -> {
            for (; ; ) {
                Future<Integer> attempt = engine.async(() -> {
                    try {
                        return await(parked);
                    } finally {
                        log.add("attempt");
                    }
                });
                try {
                    return await(attempt);
                } catch (Exception e) {
                    log.add("again");
                } catch (Cancelled e) {
                    log.add("cancelled");
                    throw e;
                }
            }
        });
        future.poll(cx);
        future.close();
        assertEquals(List.of("attempt", "cancelled"), log);
        assertEquals(1, parked.closes);
    }
}
