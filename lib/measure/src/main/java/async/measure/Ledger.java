package async.measure;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps results: this kernel's in memory, and every kernel's as JSON lines in one file.
///
/// `session` is guarded by `this`. The file is shared with other kernels: an append is one write under the file's lock,
/// and begins a new line if a killed kernel left half a one. A line that cannot be read is nobody's result.
final class Ledger {

    private final Path file;
    private final Clock clock;
    private final String machine;
    private final List<Result> session = new ArrayList<>();
    private boolean mute; // the disk has refused, and the reader knows

    Ledger(Path folder, Clock clock, String machine) {
        this.file = folder.resolve("results.jsonl");
        this.clock = clock;
        this.machine = machine;
    }

    synchronized void add(String kind, String id, String page, String verdict, String expected, String why) {
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var result = new Result(kind, id, page, verdict, expected, why, at, machine);
        session.add(result);
        try {
            append(result.json());
        } catch (IOException e) {
            if (!mute) Output.say("! Results stay in this kernel only, since " + file + " cannot be written: " + e);
            mute = true;
        }
    }

    /// What this kernel found, oldest first.
    synchronized List<Result> session() {
        return List.copyOf(session);
    }

    /// What every kernel found, oldest first.
    List<Result> all() throws IOException {
        if (!Files.exists(file)) return session();
        try (Stream<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()) {
            return lines.map(Ledger::read).flatMap(Optional::stream).toList();
        }
    }

    Path file() {
        return file;
    }

    /// JSON is YAML too.
    private static Optional<Result> read(String line) {
        try {
            return YamlRows.in("a result", new StringReader("- " + line)).stream()
                    .map(Result::of)
                    .findFirst();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// An interrupt would close the channel: it stops the cell a moment later, and takes no result with it.
    private void append(String line) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            synchronized (
                    Ledger.class) { // a file's lock keeps other processes out, and refuses a second thread of this one
                appendAlone(line);
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private void appendAlone(String line) throws IOException {
        Files.createDirectories(file.getParent());
        try (var channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            long end = channel.size();
            var whole = end == 0 || lastByte(channel, end) == '\n';
            channel.write(StandardCharsets.UTF_8.encode((whole ? "" : "\n") + line + "\n"), end);
        }
    }

    private static byte lastByte(FileChannel channel, long end) throws IOException {
        var one = ByteBuffer.allocate(1);
        channel.read(one, end - 1);
        return one.get(0);
    }
}
