package async.compile;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static async.future.Futures.ready;
import static async.future.Futures.yieldNow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Async;
import async.await.Engine;
import async.core.AsyncBody;
import async.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A body that awaits inside `synchronized` is refused before it runs, on both engines.
class MonitorTest {

    private static final Object LOCK = new Object();
    private static final String ADVICE =
            " inside synchronized, and would hold the monitor while it is set aside; use an async.sync.Mutex, or leave the"
                    + " block before the await";

    private final List<String> log = new ArrayList<>();

    private static String refusal(Engine engine, AsyncBody<Integer> body) {
        String refusal = assertThrows(IllegalStateException.class, () -> engine.async(body))
                .getMessage();
        assertTrue(refusal.matches("the body .*\\(MonitorTest\\.java:\\d+\\) is refused: .*"), refusal);
        assertTrue(refusal.endsWith(ADVICE), refusal);
        return refusal.substring(refusal.indexOf(": ") + 2, refusal.length() - ADVICE.length());
    }

    private static Future<Integer> accepted(Engine engine, AsyncBody<Integer> body) {
        return engine.async(body);
    }

    @ParameterizedTest
    @EnumSource
    void in_the_body_itself(Engine engine) {
        String refusal = refusal(engine, () -> {
            log.add("run");
            synchronized (LOCK) {
                return await(ready(1));
            }
        });
        assertTrue(refusal.matches("it awaits at line \\d+"), refusal);
        assertEquals(List.of(), log);
    }

    @ParameterizedTest
    @EnumSource
    void again_each_time_it_is_asked(Engine engine) {
        AsyncBody<Integer> body = () -> {
            synchronized (LOCK) {
                await(yieldNow());
            }
            return 1;
        };
        assertEquals(refusal(engine, body), refusal(engine, body));
    }

    @ParameterizedTest
    @EnumSource
    void in_a_loop_a_branch_and_a_handler(Engine engine) {
        refusal(engine, () -> {
            int sum = 0;
            for (int i = 0; i < 3; i++) {
                synchronized (LOCK) {
                    if (i == 1) continue;
                    try {
                        sum += i;
                    } finally {
                        await(yieldNow());
                    }
                }
            }
            return sum;
        });
    }

    @ParameterizedTest
    @EnumSource
    void in_a_synchronized_helper(Engine engine) {
        String refusal = refusal(engine, () -> locked());
        assertTrue(
                refusal.matches("it calls MonitorTest.locked at line \\d+, which awaits at MonitorTest.java:\\d+"),
                refusal);
    }

    @ParameterizedTest
    @EnumSource
    void in_a_block_of_a_helper_of_a_helper(Engine engine) {
        refusal(engine, () -> outer());
    }

    @ParameterizedTest
    @EnumSource
    void in_a_helper_that_is_called_inside(Engine engine) {
        refusal(engine, () -> {
            helper();
            synchronized (LOCK) {
                return helper();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void but_not_behind_the_block_or_before_it(Engine engine) throws Exception {
        assertEquals(3, blockOn(accepted(engine, () -> {
            int sum = await(ready(1));
            for (int i = 0; i < 2; i++) {
                synchronized (LOCK) {
                    if (i > 5) throw new IllegalStateException();
                    if (i == 1) continue;
                    sum++;
                }
                sum += await(ready(1));
            }
            return sum;
        })));
    }

    @ParameterizedTest
    @EnumSource
    void nor_in_a_body_that_is_only_made_inside(Engine engine) throws Exception {
        assertEquals(1, blockOn(accepted(engine, () -> {
            Future<Integer> inner;
            synchronized (LOCK) {
                inner = accepted(engine, () -> await(ready(1)));
            }
            return await(inner);
        })));
    }

    /// It may run later, so nobody can tell.
    @ParameterizedTest
    @EnumSource
    void nor_in_a_plain_lambda_that_is_made_inside(Engine engine) throws Exception {
        assertEquals(1, blockOn(accepted(engine, () -> {
            var later = new ArrayList<Runnable>();
            synchronized (LOCK) {
                later.add(() -> log.add("ran " + helper()));
            }
            later.getFirst().run();
            return log.size();
        })));
    }

    @ParameterizedTest
    @EnumSource
    void and_a_method_reference_is_not_read(Engine engine) throws Exception {
        assertNotNull(accepted(engine, MonitorTest::locked));
    }

    @Test
    void the_report_says_so_and_so_does_explain() {
        AsyncBody<Integer> body = () -> locked();
        assertInstanceOf(Compilation.Rejected.class, Bodies.compilation(body));
        assertThrows(IllegalStateException.class, () -> Async.explain(body));
        assertTrue(Async.report().stream().anyMatch(each -> each.toString().contains(" is refused: it calls ")));
    }

    @Test
    void an_engine_that_does_not_compile_asks_first() {
        // @start region=check
        AsyncBody<Integer> sound = () -> await(ready(1));
        AsyncBody<Integer> locks = () -> {
            synchronized (LOCK) {
                return await(ready(1));
            }
        };
        Bodies.check(sound);
        assertThrows(IllegalStateException.class, () -> Bodies.check(locks));
        // @end
    }

    private static int helper() {
        try {
            return await(ready(1));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static synchronized int locked() {
        return helper();
    }

    private static int outer() {
        return inner();
    }

    private static int inner() {
        synchronized (LOCK) {
            return helper();
        }
    }
}
