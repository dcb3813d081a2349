package async.measure.jmh;

import async.measure.Jvm;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The JVM of [Host], with a folder of its own for whatever JMH writes. Closing it ends it and its forks, and removes
/// the folder.
final class HostProcess implements AutoCloseable {

    static final String NAME = "jmh-run";

    private final Scratch scratch;
    private final Process process;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

    private HostProcess(Scratch scratch, Process process) {
        this.scratch = scratch;
        this.process = process;
        Thread.ofPlatform().daemon().name("jmh-listener").start(this::listen); // a read cannot be interrupted
    }

    static HostProcess start(Duration budget, String classPath, List<String> classes) {
        var scratch = Scratch.make(NAME);
        try {
            var builder = Jvm.builder(flags(scratch.folder()), classPath, Host.class, arguments(budget, classes));
            return new HostProcess(
                    scratch, builder.redirectError(errors(scratch).toFile()).start());
        } catch (IOException e) {
            scratch.close();
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> flags(Path folder) {
        return List.of(
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djmh.ignoreLock=true", // Turn sees to it
                "-Djava.io.tmpdir=" + folder);
    }

    private static List<String> arguments(Duration budget, List<String> classes) {
        var arguments = new ArrayList<>(classes);
        arguments.addFirst(Long.toString(budget.toMillis()));
        arguments.addFirst(
                Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock").toString());
        return arguments;
    }

    /// What is told next.
    ///
    /// @return null if nothing is told in that time
    Told told(long time, TimeUnit unit) throws InterruptedException {
        return told.poll(time, unit);
    }

    private void listen() {
        try (var in = new ObjectInputStream(process.getInputStream())) {
            for (; ; ) told.add((Told) in.readObject());
        } catch (IOException | ClassNotFoundException end) {
            told.add(new Told.Failed("the JVM that runs JMH has ended" + lastWords()));
        }
    }

    private String lastWords() {
        try (var lines = Files.lines(errors(scratch))) {
            return lines.filter(line -> !line.startsWith("\t")) // no frames of a stack
                    .reduce((first, second) -> second)
                    .map(line -> ", with: " + line)
                    .orElse("");
        } catch (IOException | UncheckedIOException unreadable) {
            return "";
        }
    }

    private static Path errors(Scratch scratch) {
        return scratch.folder().resolve("errors.txt");
    }

    /// The forks are listed before their parent ends, since nobody finds them afterwards. One that starts just then
    /// hears from JMH itself that its host is gone, and ends.
    @Override
    public void close() {
        var forks = process.descendants().toList();
        process.destroyForcibly();
        forks.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
        scratch.close();
    }
}
