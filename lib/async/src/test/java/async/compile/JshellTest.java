package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import async.support.Child;
import async.support.OwnJvms;
import async.support.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies in JShell, in its own process or in the one of its snippets, without any flag.
@OwnJvms
class JshellTest {

    private static final String SESSION = """
            import static async.await.Async.*;
            import static async.executor.BlockOn.blockOn;
            import async.core.*;
            import async.compile.*;
            import async.future.Futures;

            void say(Object o) { System.out.println("> " + o); }
            say(blockOn(async(() -> 40 + await(Futures.ready(2)))))

            int base = 1;
            int plus(int n) { return base + n; }
            class Till { private int cents = 5; Future<Integer> take() { return async(() -> cents += await(Futures.ready(1))); } }
            Future<String> all() { return async(() -> { await(Futures.yieldNow()); base++; return plus(1) + " " + await(new Till().take()); }); }
            say(blockOn(all()))

            String base = "b";
            String plus(int n) { return base + n; }
            class Till { private int cents = 50; Future<Integer> take() { return async(() -> cents += await(Futures.ready(2))); } }
            Future<String> all() { return async(() -> { await(Futures.yieldNow()); base += "!"; return plus(1) + " " + await(new Till().take()); }); }
            say(blockOn(all()))

            record Note(String text) {}
            Object any = new Note("n");
            say(blockOn(async(() -> switch (any) { case Note(String text) when await(Futures.ready(true)) -> text; default -> "none"; })))

            for (int i = 0; i < 2; i++) { int seen = i; say(blockOn(async(() -> seen + await(Futures.ready(10))))); }
            say(report().stream().filter(Compilation.Compiled.class::isInstance).count() + " of " + report().size())
            /exit
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"local", "jdi"})
    void every_body_of_a_session_is_compiled_also_after_what_it_uses_was_defined_again(String execution)
            throws IOException {
        assertEquals(List.of("> 42", "> 3 6", "> b!1 52", "> n", "> 10", "> 11", "> 7 of 7"), run(execution, SESSION));
    }

    private List<String> run(String execution, String session) throws IOException {
        Path script = Files.writeString(folder.resolve("session.jsh"), session);
        var arguments = new ArrayList<>(List.of("-s", "--class-path", Program.LIBRARY.toString()));
        if (execution.equals("local")) arguments.addAll(List.of("--execution", "local"));
        arguments.add(script.toString());
        return Child.jshell(arguments).said().lines().toList();
    }
}
