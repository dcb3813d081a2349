package async.cases;

import static async.await.Async.async;
import static async.await.Async.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.Map.entry;

import async.check.Trial;
import async.core.Future;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.future.Pair;
import async.io.Disk;
import async.io.OpenFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/// Of package `io`: files, real ones.
public final class FileScenarios {

    public static final Map<String, Trial.Scenario> ALL = Map.ofEntries(
            entry("Disk.read", FileScenarios::readingAll),
            entry("Disk.readString", FileScenarios::readingText),
            entry("Disk.write", FileScenarios::replacing),
            entry("Disk.open", FileScenarios::opening),
            entry("OpenFile.read", FileScenarios::readingFile),
            entry("OpenFile.write", FileScenarios::writingFile));

    private FileScenarios() {}

    private static void readingAll(Trial trial) throws IOException {
        Path file = textFile();
        trial.produced("text");
        trial.operation(1, () -> Disk.read(file), bytes -> trial.consumed(new String(bytes, UTF_8)));
    }

    private static void readingText(Trial trial) throws IOException {
        Path file = textFile();
        trial.produced("text");
        trial.operation(1, () -> Disk.readString(file), trial::consumed);
    }

    private static void replacing(Trial trial) throws IOException {
        made(trial, path -> Disk.write(path, new byte[1]));
    }

    private static void opening(Trial trial) throws IOException {
        made(trial, path -> Disk.open(path, CREATE_NEW, WRITE));
    }

    /// Makes one file, each time that it is asked under another name.
    private static <T> void made(Trial trial, Function<Path, Future<T>> making) throws IOException {
        Path folder = folder();
        var asked = new int[1];
        trial.produced("a file");
        Supplier<Future<Pair<T, Void>>> operation = () -> {
            Path file = folder.resolve("file" + asked[0]++);
            return pausing(making.apply(file), () -> Files.exists(file));
        };
        trial.operation(1, operation, both -> {
            if (both.first() instanceof AutoCloseable open) trial.use(open);
            for (int i = 0; i < asked[0]; i++) if (Files.exists(folder.resolve("file" + i))) trial.consumed("a file");
        });
    }

    /// Has a pause at which the disk has done it, however quick or slow that is.
    private static <T> Future<Pair<T, Void>> pausing(Future<T> call, BooleanSupplier isDone) {
        return Futures.join(call, async(() -> {
            while (!isDone.getAsBoolean()) Thread.yield();
            await(Futures.yieldNow());
        }));
    }

    private static void readingFile(Trial trial) throws Exception {
        OpenFile file = trial.use(open(textFile()));
        trial.produced("text");
        trial.operation(
                1,
                () -> file.read(0, 9),
                bytes -> trial.consumed(UTF_8.decode(bytes).toString()));
    }

    /// Writes one byte, each time that it is asked in another place.
    private static void writingFile(Trial trial) throws Exception {
        Path path = Files.createFile(folder().resolve("file"));
        OpenFile file = trial.use(open(path));
        var asked = new int[1];
        trial.produced((byte) 1);
        Supplier<Future<Pair<Void, Void>>> operation = () -> {
            int place = asked[0]++;
            return pausing(file.write(place, ByteBuffer.wrap(new byte[] {1})), () -> bytesOf(path).length > place);
        };
        trial.operation(1, operation, _ -> {
            for (byte each : bytesOf(path)) if (each != 0) trial.consumed(each);
        });
    }

    private static OpenFile open(Path path) throws Exception {
        try (var executor = new LocalExecutor()) {
            return executor.run(Disk.open(path, READ, WRITE));
        }
    }

    private static byte[] bytesOf(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path textFile() throws IOException {
        return Files.writeString(folder().resolve("file"), "text");
    }

    /// Where this build keeps what it makes: a write that was closed may still be busy there.
    private static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "files")), "");
    }
}
