package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.support.Child;
import async.support.OwnJvms;
import async.support.Program;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The user in a named module, or the library, or both, each time in a JVM of its own.
@OwnJvms
class ModulesTest {

    private static final String MAIN = """
            package shop;
            import static async.await.Async.*;
            import async.executor.BlockOn;
            import async.future.Futures;
            public class Main {
                private static int secret = 40;
                private static int add(int n) { return secret + n; }
                public static void main(String[] arguments) throws Exception {
                    System.out.println(BlockOn.blockOn(async(() -> {
                        await(Futures.yieldNow());
                        var note = new Object() { int one() { return 1; } };
                        return "answer " + add(note.one() + await(Futures.ready(1)));
                    })));
                    System.out.println(report());
                }
            }
            """;

    private static final String NAMED = "--add-exports=java.base/jdk.internal.vm=asyncjava.async";
    private static final String UNNAMED = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

    @TempDir
    private Path folder;

    @Test
    void a_package_opened_to_the_library_is_compiled() throws Exception {
        isCompiled(run(named("opens shop to asyncjava.async;")));
    }

    @Test
    void so_is_one_in_an_open_module() throws Exception {
        Path module = compile("open module user { requires asyncjava.async; }");
        isCompiled(run(List.of("-p", path(module), "-m", "user/shop.Main")));
    }

    @Test
    void so_is_one_that_is_opened_as_the_message_about_a_closed_one_says() throws Exception {
        String closed = run(named("", NAMED));
        String reason = "its package is closed; write opens shop to asyncjava.async in its module-info,"
                + " or start java with --add-opens user/shop=asyncjava.async";
        assertEquals(2, closed.split(reason, -1).length - 1, closed); // on standard error, and in the report
        assertTrue(closed.contains("answer 42"), closed);
        isCompiled(run(named("", "--add-opens=user/shop=asyncjava.async")));
    }

    @Test
    void a_closed_package_without_the_coroutines_says_all_that_can_be_done() throws Exception {
        String said = run(named(""));
        assertTrue(said.contains("opens shop to asyncjava.async"), said);
        assertTrue(said.contains(NAMED.replace('=', ' ').replace("vm ", "vm=")), said);
    }

    @Test
    void the_class_path_uses_a_library_that_is_a_module() throws Exception {
        Path classes = Program.compile(folder, MAIN);
        isCompiled(run(List.of(
                "-p",
                Program.LIBRARY.toString(),
                "--add-modules",
                "asyncjava.async",
                "-cp",
                classes.toString(),
                "shop.Main")));
    }

    @Test
    void a_module_uses_a_library_on_the_class_path() throws Exception {
        String reads = "--add-reads=user=ALL-UNNAMED";
        Path module =
                Program.compile(folder, List.of("-cp", Program.LIBRARY.toString(), reads), "module user {}", MAIN);
        var arguments = new ArrayList<>(List.of(
                reads, UNNAMED, "-cp", Program.LIBRARY.toString(), "-p", module.toString(), "-m", "user/shop.Main"));
        String closed = run(arguments);
        assertTrue(closed.contains("its package is closed"), closed);
        assertTrue(closed.contains("start java with --add-opens user/shop=ALL-UNNAMED"), closed);
        arguments.addFirst("--add-opens=user/shop=ALL-UNNAMED");
        isCompiled(run(arguments));
    }

    private static void isCompiled(String said) {
        assertTrue(said.startsWith("answer 42"), said);
        assertTrue(said.contains("is compiled: 2 awaits"), said);
    }

    private List<String> named(String opens, String... flags) throws IOException {
        Path module = compile("module user { requires asyncjava.async; " + opens + " }");
        var arguments = new ArrayList<>(List.of(flags));
        arguments.addAll(List.of("-p", path(module), "-m", "user/shop.Main"));
        return arguments;
    }

    private Path compile(String module) throws IOException {
        return Program.compile(folder, List.of("-p", Program.LIBRARY.toString()), module, MAIN);
    }

    private static String path(Path module) {
        return Program.LIBRARY + File.pathSeparator + module;
    }

    private static String run(List<String> arguments) throws IOException {
        var flags = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
        flags.addAll(arguments);
        return Child.java(flags).said();
    }
}
