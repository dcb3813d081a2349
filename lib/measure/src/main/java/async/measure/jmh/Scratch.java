package async.measure.jmh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder for a while: closing removes it, and all that is in it.
public record Scratch(Path folder) implements AutoCloseable {

    /// @param name what its name begins with; the number of this process comes next
    public static Scratch make(String name) {
        try {
            return new Scratch(Files.createTempDirectory(prefix(name, ProcessHandle.current())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String prefix(String name, ProcessHandle maker) {
        return name + "-" + maker.pid() + "-";
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
