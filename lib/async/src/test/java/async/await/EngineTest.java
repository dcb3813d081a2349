package async.await;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import async.compile.Compilation;
import async.core.Future;
import async.future.Futures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {

    @Test
    void both_engines_run_the_same_body() throws Exception {
        // @start region=engine
        var log = new ArrayList<String>();
        for (Engine engine : Engine.values()) {
            Future<Integer> sum = engine.async(() -> await(Futures.ready(20)) + await(Futures.ready(22)));
            blockOn(engine.async(() -> {
                log.add(engine + ": " + await(sum));
            }));
        }
        assertEquals(List.of("COMPILED: 42", "COROUTINE: 42"), log);
        // @end
    }

    @Test
    void the_report_names_every_body_with_its_line() throws Exception {
        // @start region=report
        assertEquals(3, blockOn(Engine.COMPILED.async(() -> await(Futures.ready(1)) + await(Futures.ready(2)))));
        Compilation mine = Async.report().stream()
                .filter(each -> each.body().getMethodName().contains("the_report_names_every_body"))
                .findFirst()
                .orElseThrow();
        switch (mine) {
            case Compilation.Compiled(StackTraceElement body, int awaits, int bytes) -> {
                assertEquals("EngineTest.java", body.getFileName());
                assertEquals(2, awaits);
                assertTrue(bytes > 0);
            }
            case Compilation.Fallback(StackTraceElement body, String reason) -> fail(reason);
            case Compilation.Rejected(StackTraceElement body, String reason) -> fail(reason);
        }
        // @end
    }

    @Test
    void the_compiler_is_made_ready_once() throws Exception {
        // @start region=warmUp
        Thread first = Async.warmUp();
        first.join();
        assertSame(first, Async.warmUp());
        // @end
        assertTrue(Async.report().stream()
                .noneMatch(each -> each.body().getClassName().equals(WarmUp.class.getName())));
    }
}
