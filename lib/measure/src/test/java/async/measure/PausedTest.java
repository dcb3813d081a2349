package async.measure;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.explain;
import static async.executor.BlockOn.blockOn;
import static async.future.Futures.never;
import static async.future.Futures.ready;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Engine;
import async.channel.Channels;
import async.core.AsyncBody;
import async.core.Context;
import async.core.Future;
import async.core.Waker;
import async.future.Futures;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PausedTest {

    private static final Context CX = Context.of(Waker.NOOP);

    private static AsyncBody<String> waiting(String name) {
        return () -> {
            int born = await(ready(1815));
            String unused = "forgotten";
            await(never());
            return name + born + unused.isEmpty();
        };
    }

    @Test
    void a_body_that_waits_shows_its_state_and_the_values_it_keeps() throws Exception {
        // @start region=paused
        var bell = Channels.<Integer>oneshot();
        AsyncBody<String> body = () -> {
            int born = 1815;
            int now = await(bell.receiver());
            return "Ada would be " + (now - born);
        };
        Future<String> ada = async(body);
        ada.poll(Context.of(Waker.NOOP));
        Paused paused = Show.paused(ada, explain(body));
        assertEquals(1815, paused.kept().get("born"));
        // @end
        int line = explain(body).body().getLineNumber() + 1;
        assertEquals("""
                this body   waits
                state       1
                line        %d
                awaits      OneShot.receiver()
                keeps bell  %s
                keeps born  1815""".formatted(line, bell), paused.text());
    }

    @Test
    void a_value_of_now_is_shown_and_not_that_of_the_last_look() throws Exception {
        var first = Channels.<Integer>oneshot();
        var second = Channels.<Integer>oneshot();
        AsyncBody<Integer> body = () -> {
            int sum = 40;
            for (var each : List.of(first, second)) sum += await(each.receiver());
            return sum;
        };
        Future<Integer> adding = async(body);
        adding.poll(CX);
        assertEquals(40, values(Show.paused(adding, explain(body))));
        first.sender().trySend(2);
        adding.poll(CX);
        assertEquals(42, values(Show.paused(adding, explain(body))));
    }

    @Test
    void values_without_a_name_are_told_apart_by_their_fields() throws Exception {
        AsyncBody<Integer> body = () -> one() + (one() + one()) * await(Futures.<Integer>never());
        Future<Integer> adding = async(body);
        adding.poll(CX);
        assertEquals(
                List.of("operand", "operand in s1I"),
                List.copyOf(Show.paused(adding, explain(body)).kept().keySet()));
    }

    private static int one() {
        return 1;
    }

    private static Object values(Paused paused) {
        return paused.kept().get("operand");
    }

    @Test
    void before_and_after_it_keeps_nothing() throws Exception {
        AsyncBody<String> body = waiting("Ada");
        Future<String> ada = async(body);
        assertEquals(
                "this body  has not begun\nstate                  0",
                Show.paused(ada, explain(body)).text());
        ada.poll(CX);
        assertEquals(
                List.of("name", "born", "unused"),
                List.copyOf(Show.paused(ada, explain(body)).kept().keySet()));
        ada.close();
        assertEquals(
                "this body  is spent\nkeeps      nothing any more",
                Show.paused(ada, explain(body)).text());
        assertEquals(Map.of(), Show.paused(ada, explain(body)).kept());
    }

    @Test
    void a_body_that_runs_just_now_is_not_taken_for_a_spent_one() throws Exception {
        var self = new AtomicReference<Supplier<Paused>>();
        AsyncBody<String> body = () -> {
            await(ready(1));
            return self.get().get().text();
        };
        Future<String> looking = async(body);
        self.set(() -> Show.paused(looking, explain(body)));
        assertEquals("this body  is running just now\nkeeps      look again when it waits", blockOn(looking));
        assertInstanceOf(Paused.Ended.class, Show.paused(looking, explain(body)));
    }

    @Test
    void words_are_told_from_variables_and_null_is_named() throws Exception {
        AsyncBody<String> body = waiting("Ada");
        Future<String> ada = async(body);
        ada.poll(CX);
        assertTrue(Show.paused(ada, explain(body)).text().contains("keeps unused  \"forgotten\""));
        AsyncBody<String> empty = () -> {
            String nothing = null;
            await(never());
            return nothing;
        };
        Future<String> nobody = async(empty);
        nobody.poll(CX);
        assertTrue(Show.paused(nobody, explain(empty)).text().contains("keeps nothing  null"));
    }

    @Test
    void a_coroutine_says_that_nobody_can_look_inside() throws Exception {
        AsyncBody<String> body = waiting("Ada");
        Future<String> ada = Engine.COROUTINE.async(body);
        ada.poll(CX);
        var paused = assertInstanceOf(Paused.OnAStack.class, Show.paused(ada, explain(body)));
        var text = paused.text();
        assertTrue(text.startsWith("this body  is a coroutine\nkeeps      what lies on a stack"), text);
        assertTrue(text.contains("waits at   async.measure.PausedTest."), text);
        ada.close();
        assertTrue(Show.paused(ada, explain(body)).text().endsWith("only the JVM can read"));
    }

    @Test
    void a_plan_of_another_body_is_refused() throws Exception {
        Future<String> ada = async(waiting("Ada"));
        ada.poll(CX);
        AsyncBody<String> other = () -> {
            await(never());
            return await(never());
        };
        var refused = assertThrows(IllegalArgumentException.class, () -> Show.paused(ada, explain(other)));
        assertEquals("this plan is of another body: give explain(body) of the body itself", refused.getMessage());
    }

    @Test
    void a_future_that_is_no_body_is_refused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> Show.paused(never(), explain(waiting("Ada"))));
        assertEquals(
                "this is no body of async, so nobody knows what it keeps: give what async(body) gave, and explain(body)",
                refused.getMessage());
    }
}
