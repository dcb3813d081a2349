package async.compile;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Engine;
import async.core.Context;
import async.core.Future;
import async.core.Waker;
import async.future.Futures;
import async.support.FolderLoader;
import async.support.Probe;
import async.support.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Who looks at a stack finds the body's own file and lines, whichever engine runs it. The lines are found by the
/// comments that end them.
@Timeout(60)
class TracesTest {

    private static final Path SOURCE = Path.of("src/test/java/async/compile/TracesTest.java");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void a_failure_names_the_line_at_which_the_body_threw_it(Engine engine) throws Exception {
        Future<Integer> future = engine.async(() -> {
            int zero = await(Futures.ready(0));
            await(Futures.yieldNow());
            return 1 / zero; // divides
        });
        var failure = assertThrows(ArithmeticException.class, () -> blockOn(future));
        assertEquals(List.of(line("divides")), ours(failure).subList(0, 1));
        assertTrue(failure.getStackTrace()[0].getClassName().startsWith(TracesTest.class.getName()));
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_in_what_it_calls_names_both_lines(Engine engine) throws Exception {
        Future<Integer> future = engine.async(() -> {
            await(Futures.yieldNow());
            return helper() // calls
                    + await(Futures.ready(1));
        });
        var failure = assertThrows(IllegalStateException.class, () -> blockOn(future));
        assertEquals(List.of(line("helps"), line("calls")), ours(failure).subList(0, 2));
    }

    @ParameterizedTest
    @EnumSource
    void locals_keep_their_names(Engine engine) {
        var failure = assertThrows(
                NullPointerException.class,
                () -> blockOn(engine.async(() -> {
                    String tea = await(Futures.ready(null));
                    return tea.length();
                })));
        assertTrue(failure.getMessage().endsWith("because \"tea\" is null"), failure.getMessage());
    }

    private static int helper() {
        throw new IllegalStateException("helper"); // helps
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_in_a_nested_body_names_the_line_of_each_innermost_first(Engine engine) throws Exception {
        for (int pauses = 0; pauses < 2; pauses++) {
            boolean pause = pauses == 1;
            Future<Integer> inner = engine.async(() -> {
                if (pause) await(Futures.yieldNow());
                throw new IOException("inner"); // inner
            });
            Future<Integer> middle = engine.async(() -> {
                int value = await(inner); // middle
                return 1 + value;
            });
            Future<Integer> outer = engine.async(() -> {
                await(Futures.ready(1));
                int value = await(middle); // outer
                return 2 + value;
            });
            var failure = assertThrows(IOException.class, () -> blockOn(outer));
            assertEquals(
                    List.of(line("inner"), line("middle"), line("outer")),
                    ours(failure).subList(0, 3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_body_that_prints_what_it_caught_prints_its_own_line(Engine engine) throws Exception {
        var printed = new StringWriter();
        blockOn(engine.async(() -> {
            try {
                await(Futures.yieldNow());
                helper(); // tries
            } catch (IllegalStateException e) {
                await(Futures.yieldNow());
                e.printStackTrace(new PrintWriter(printed, true));
            }
        }));
        assertTrue(printed.toString().contains("(TracesTest.java:" + line("tries") + ")"), printed.toString());
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_made_in_a_finally_of_a_closed_body_names_its_line(Engine engine) throws Exception {
        Future<Void> future = engine.async(() -> {
            try {
                await(new Probe<Void>());
            } finally {
                helper(); // cleans
            }
        });
        future.poll(Context.of(Waker.NOOP));
        var failure = assertThrows(IllegalStateException.class, future::close);
        assertEquals(List.of(line("helps"), line("cleans")), ours(failure).subList(0, 2));
    }

    @ParameterizedTest
    @EnumSource
    void a_stack_walker_sees_the_body_as_its_caller(Engine engine) throws Exception {
        StackWalker.StackFrame frame = blockOn(engine.async(() -> {
            await(Futures.yieldNow());
            return caller(); // walks
        }));
        assertEquals("TracesTest.java", frame.getFileName());
        assertEquals(line("walks"), frame.getLineNumber());
        assertTrue(frame.getClassName().startsWith(TracesTest.class.getName()));
    }

    private static StackWalker.StackFrame caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst())
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void a_logger_infers_the_class_that_logs(Engine engine) throws Exception {
        Path classes = Program.compile(folder, """
                import java.util.logging.*;
                public class Logs implements java.util.concurrent.Callable<Object> {
                    private final async.await.Engine engine;
                    public Logs(async.await.Engine engine) { this.engine = engine; }
                    public Object call() throws Exception {
                        var logger = Logger.getAnonymousLogger();
                        var names = new java.util.ArrayList<String>();
                        logger.setUseParentHandlers(false);
                        logger.addHandler(new Handler() {
                            public void publish(LogRecord record) { names.add(record.getSourceClassName()); }
                            public void flush() {}
                            public void close() {}
                        });
                        return async.executor.BlockOn.blockOn(engine.async(() -> {
                            async.await.Async.await(async.future.Futures.yieldNow());
                            logger.info("hello");
                            return names.getFirst();
                        }));
                    }
                }
                """);
        var logs = (Callable<?>) new FolderLoader(classes)
                .loadClass("Logs")
                .getConstructor(Engine.class)
                .newInstance(engine);
        assertTrue(logs.call().toString().matches("Logs(\\$\\$async\\$\\d+)?"), logs.call()::toString);
    }

    /// The lines of this file in a stack trace.
    private static List<Integer> ours(Throwable failure) {
        return Stream.of(failure.getStackTrace())
                .filter(frame -> SOURCE.endsWith(String.valueOf(frame.getFileName())))
                .map(StackTraceElement::getLineNumber)
                .toList();
    }

    private static int line(String comment) {
        try {
            List<String> lines = Files.readAllLines(SOURCE);
            for (int i = 0; i < lines.size(); i++) if (lines.get(i).endsWith("// " + comment)) return i + 1;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no line ends with // " + comment);
    }
}
