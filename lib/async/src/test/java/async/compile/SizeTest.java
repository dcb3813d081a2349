package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Async;
import async.support.FolderLoader;
import async.support.Program;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies with many awaits.
class SizeTest {

    @TempDir
    private Path folder;

    @Test
    void forty_awaits_make_a_machine() throws Exception {
        var compiled = assertInstanceOf(Compilation.Compiled.class, sum(40));
        assertEquals(40, compiled.awaits());
        assertTrue(compiled.bytes() < 8000, compiled.toString());
    }

    @Test
    void sixty_are_a_coroutine_since_hotspot_would_never_compile_them() throws Exception {
        var refused = assertInstanceOf(Compilation.Fallback.class, sum(60));
        assertTrue(
                refused.reason()
                        .matches("its 60 awaits make \\d+ bytes of code, and HotSpot compiles no method over 8000;"
                                + " split the body"),
                refused.reason());
    }

    @Test
    void a_body_that_no_class_file_could_hold_as_a_machine_is_one_too() throws Exception {
        var refused = assertInstanceOf(Compilation.Fallback.class, sum(400));
        assertEquals("it makes a method that no class file can hold; split the body", refused.reason());
    }

    /// Runs it too, and so knows that either engine gives the right sum.
    private Compilation sum(int awaits) throws Exception {
        var source = new StringBuilder("""
                public class Sum%d implements java.util.concurrent.Callable<Object> {
                    static <T> async.core.Future<T> f(T value) { return async.future.Futures.ready(value); }
                    public Object call() throws Exception {
                        return async.executor.BlockOn.blockOn(async.await.Engine.COMPILED.async(() -> {
                            int sum = 0;
                """.formatted(awaits));
        for (int i = 0; i < awaits; i++) source.append("sum += async.await.Async.await(f(1));\n");
        source.append("return sum; })); } }");
        var loader = new FolderLoader(Program.compile(folder, source.toString()));
        var main =
                (Callable<?>) loader.loadClass("Sum" + awaits).getConstructor().newInstance();
        assertEquals(awaits, main.call());
        Compilation mine = Async.report().stream()
                .filter(each -> each.body().getClassName().equals("Sum" + awaits))
                .findFirst()
                .orElseThrow();
        Reference.reachabilityFence(loader);
        return mine;
    }
}
