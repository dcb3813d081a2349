package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import async.compile.random.Statements;
import async.core.Future;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Random programs, many to a class, compiled by the JDK's own compiler in this process.
///
/// Each is the body of a lambda in a method `of_SEED`, so it sees fields through `this`. Lambdas are cast to their type
/// for javac's sake: else it tries each, with all that stands in it, for both forms of `async`.
final class Programs {

    private static final int TO_A_CLASS = 25;
    private static final String HEAD = """
            package generated;
            import static async.await.Async.async;
            import static async.await.Async.await;
            import async.compile.Run;
            import async.compile.Toys;
            import async.compile.Toys.*;
            import async.core.AsyncBody;
            import async.core.Future;
            import java.io.IOException;
            import java.util.List;
            import java.util.function.IntUnaryOperator;
            public final class %s {
                int number = 3;
                long wide = 1L << 33;
                int[] cells = {1, 2, 3};
            """;

    private final Path folder;

    /// @param debug what javac is to say about lines and variables: `-g`, `-g:none`
    Programs(Path folder, List<Long> seeds, String debug) throws IOException {
        this.folder = folder;
        var files = new ArrayList<String>();
        for (int from = 0; from < seeds.size(); from += TO_A_CLASS) {
            String name = "Programs" + from / TO_A_CLASS;
            var source = new StringBuilder(HEAD.formatted(name));
            for (long seed : seeds.subList(from, Math.min(from + TO_A_CLASS, seeds.size())))
                source.append(source(seed));
            Path file = folder.resolve(name + ".java");
            Files.writeString(file, source.append("}\n"));
            files.add(file.toString());
        }
        compile(files, debug);
    }

    static String source(long seed) {
        return "    public Future<?> of_" + seed + "(Run run) {\n        return async((AsyncBody<Object>) () -> {\n"
                + Statements.body(seed) + "        });\n    }\n";
    }

    private void compile(List<String> files, String debug) {
        var options = Stream.of(debug, "-proc:none", "-nowarn", "-cp", classPath(), "-d", folder.toString());
        var said = new StringWriter();
        var to = new PrintWriter(said);
        int failed = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(to, to, Stream.concat(options, files.stream()).toArray(String[]::new));
        assertEquals(0, failed, said::toString);
    }

    private static String classPath() {
        return String.join(System.getProperty("path.separator"), home(Future.class), home(Programs.class));
    }

    private static String home(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    /// The bytes of a class of programs; null for every other class.
    byte[] bytes(String name) {
        Path file = folder.resolve(name.replace('.', '/') + ".class");
        try {
            return name.startsWith("generated.") ? Files.readAllBytes(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String className(int index) {
        return "generated.Programs" + index / TO_A_CLASS;
    }
}
