package async.measure;

import async.core.Future;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Runs a program in a JVM of its own, so that what it needs is all its own, and what it breaks as well. The child gets
/// our class path and nothing else of this JVM: no flags, no options of the environment.
///
/// | what happens | the child |
/// |---|---|
/// | it ends | has said what it has said |
/// | its time is over, or we are interrupted | is killed |
/// | this JVM dies | reads the end of its input, and halts ([Parent]) |
///
/// @param flags beside those that every child has
record ChildJvm(List<String> flags, Duration limit) {

    private static final Set<String> KEPT = Set.of("PATH", "SystemRoot", "TMPDIR", "TEMP");
    private static final int KILLED = 128 + 9;

    /// How it ended.
    sealed interface Ending {}

    /// In good order.
    record Said(List<String> lines) implements Ending {}

    /// With an error, or not in time.
    ///
    /// @param lines what it had said before
    record Failed(String words, List<String> lines) implements Ending {}

    /// @param main a class of this course, or of a test
    /// @param arguments that it gets
    /// @param others whose jars or folders it needs as well
    /// @throws InterruptedException if the caller is interrupted; then the child is dead
    Ending run(Class<?> main, List<String> arguments, Class<?>... others) throws IOException, InterruptedException {
        var process = builder(main, arguments, others).start();
        var words = new CompletableFuture<List<String>>();
        Thread.ofVirtual().start(() -> words.complete(read(process)));
        try {
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            if (!ended) return new Failed("took longer than " + told(limit), words.join());
            return ending(process.exitValue(), words.join());
        } finally {
            process.destroyForcibly();
        }
    }

    private ProcessBuilder builder(Class<?> main, List<String> arguments, Class<?>... others) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:-UsePerfData", "-XX:ErrorFile=" + nowhere())); // neither leaves a file behind
        command.add("-Xlog:disable"); // what it says is for us to read
        command.addAll(List.of("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED"));
        command.addAll(flags);
        var needed = Stream.concat(Stream.of(ChildJvm.class, Future.class, main), Stream.of(others));
        command.addAll(List.of("-cp", classPath(needed), main.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().retainAll(KEPT);
        return builder;
    }

    /// The jars or folders that these classes come from: in a page `java.class.path` has the kernel's as well.
    private static String classPath(Stream<Class<?>> types) {
        return types.map(ChildJvm::place).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nowhere() {
        return File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }

    private static List<String> read(Process process) {
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            return reader.lines().toList();
        } catch (IOException | UncheckedIOException cut) {
            return List.of();
        }
    }

    private static Ending ending(int exit, List<String> lines) {
        if (exit == 0) return new Said(lines);
        if (exit == KILLED) return new Failed("the system killed its JVM, most often for its memory", lines);
        return new Failed(lines.isEmpty() ? "its JVM ended with " + exit : lines.getLast(), lines);
    }

    private static String told(Duration time) {
        return Units.time(time.toNanos());
    }
}
