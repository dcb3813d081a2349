package async.compile;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Engine;
import async.future.Futures;
import org.junit.jupiter.api.Test;

/// What a debugger and a stack trace see of a compiled body.
class TraceTest {

    @Test
    void a_failure_names_the_line_of_the_body() {
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 5;
        var failure = assertThrows(
                IllegalStateException.class,
                () -> blockOn(Engine.COMPILED.async(() -> {
                    await(Futures.yieldNow());
                    throw new IllegalStateException("here");
                })));
        assertEquals(line, failure.getStackTrace()[0].getLineNumber());
        assertEquals("TraceTest.java", failure.getStackTrace()[0].getFileName());
    }

    @Test
    void locals_keep_their_names() {
        var failure = assertThrows(
                NullPointerException.class,
                () -> blockOn(Engine.COMPILED.async(() -> {
                    String tea = await(Futures.ready(null));
                    return tea.length();
                })));
        assertTrue(failure.getMessage().endsWith("because \"tea\" is null"), failure.getMessage());
    }
}
