package async.compile;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Engine;
import async.core.AsyncBody;
import async.future.Futures;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the compiler refuses, with its reasons. Each of these bodies works all the same, as a coroutine.
class FallbackTest {

    @Test
    void the_first_who_asks_is_told_why() throws Exception {
        // @start region=told
        AsyncBody<Integer> body = FallbackTest::one;
        assertNull(Bodies.machine(body));
        assertNotNull(Bodies.news(body));
        assertNull(Bodies.news(body));
        // @end
    }

    @Test
    void a_method_reference_may_mean_an_overriding_method() throws Exception {
        assertEquals(
                "it is a method reference; write what one does as a lambda, () -> { ... }", reason(FallbackTest::one));
    }

    @Test
    void an_object_is_no_lambda() throws Exception {
        assertTrue(reason(new AsyncBody<>() {
                    @Override
                    public Integer run() {
                        return 1;
                    }
                })
                .startsWith("it is no lambda but an object of async.compile.FallbackTest$"));
    }

    @Test
    void an_await_in_a_helper_is_named_with_both_lines() throws Exception {
        String reason = reason(() -> helper(1));
        assertTrue(
                reason.matches("it calls FallbackTest.helper at line \\d+, which awaits at FallbackTest.java:\\d+;"
                        + " let helper return async\\(\\(\\) -> ...\\), and await that"),
                reason);
    }

    @Test
    void an_await_in_a_helper_of_a_helper_is_found_too() throws Exception {
        String reason = reason(() -> deep(2));
        assertTrue(reason.startsWith("it calls FallbackTest.deep at line"), reason);
    }

    @Test
    void an_await_in_a_plain_lambda_is_named() throws Exception {
        String reason = reason(() -> {
            var sum = new int[1];
            List.of(1).forEach(i -> sum[0] += helper(i));
            return sum[0];
        });
        assertTrue(
                reason.matches("a Consumer lambda in it at line \\d+ awaits at FallbackTest.java:\\d+;"
                        + " write a loop, or let it make futures, and await joinAll of them"),
                reason);
    }

    private static int one() {
        return 1;
    }

    private static int deep(int depth) {
        return depth == 0 ? helper(1) : deep(depth - 1);
    }

    private static int helper(int value) {
        try {
            return await(Futures.ready(value));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// Runs the body too: by the other engine it must work.
    private static String reason(AsyncBody<Integer> body) throws Exception {
        var refused = assertInstanceOf(Compilation.Fallback.class, Bodies.compilation(body));
        assertEquals("FallbackTest.java", refused.body().getFileName(), refused.toString());
        assertEquals(1, blockOn(Engine.COMPILED.async(body)));
        return refused.reason();
    }
}
