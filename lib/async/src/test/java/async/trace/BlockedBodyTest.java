package async.trace;

import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Engine;
import async.executor.LocalExecutor;
import async.future.Futures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class BlockedBodyTest {

    @ParameterizedTest
    @EnumSource
    void the_watchdog_names_the_line_of_the_body_itself(Engine engine) throws Exception {
        var barked = new CountDownLatch(1);
        var blocked = new AtomicReference<StackTraceElement>();
        try (var watchdog = new Watchdog(Duration.ofMillis(20), poll -> {
                    blocked.set(poll.line());
                    if ("BlockedBodyTest.java".equals(poll.line().getFileName())) barked.countDown();
                });
                var executor = new LocalExecutor(watchdog)) {
            executor.run(engine.async(() -> {
                await(Futures.yieldNow());
                assertTrue(barked.await(20, TimeUnit.SECONDS)); // blocks
            }));
        }
        assertTrue(lineText(blocked.get().getLineNumber()).endsWith("// blocks"), blocked.get()::toString);
        assertEquals("BlockedBodyTest.java", blocked.get().getFileName());
    }

    private static String lineText(int number) throws IOException {
        return Files.readAllLines(Path.of("src/test/java/async/trace/BlockedBodyTest.java"))
                .get(number - 1);
    }
}
