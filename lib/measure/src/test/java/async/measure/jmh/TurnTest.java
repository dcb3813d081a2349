package async.measure.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTest {

    private static final Duration SHORT = Duration.ofMillis(250);
    private final AtomicInteger waits = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void nobody_waits_for_nobody() throws Exception {
        try (var turn = Turn.take(folder.resolve("lock"), SHORT, waits::incrementAndGet)) {
            assertNotNull(turn.lock());
        }
        assertEquals(0, waits.get());
    }

    @Test
    void the_later_one_waits_as_long_as_its_budget_and_then_goes_on() throws Exception {
        var other = locked();
        try {
            try (var turn = Turn.take(folder.resolve("lock"), SHORT, waits::incrementAndGet)) {
                assertNull(turn.lock());
            }
        } finally {
            end(other);
        }
        assertEquals(1, waits.get());
    }

    @Test
    void the_later_one_has_its_turn_when_the_other_has_ended() throws Exception {
        var other = locked();
        try (var turn = Turn.take(folder.resolve("lock"), Duration.ofMinutes(1), other::destroyForcibly)) {
            assertNotNull(turn.lock());
        } finally {
            end(other);
        }
    }

    @Test
    void a_file_that_cannot_be_opened_keeps_nobody_out() throws Exception {
        try (var turn = Turn.take(folder.resolve("missing/lock"), SHORT, waits::incrementAndGet)) {
            assertNull(turn.lock());
        }
    }

    /// A file is locked against other JVMs only, so another JVM it takes.
    private Process locked() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Holder.class.getName(), lock())
                .start();
        assertEquals('!', process.getInputStream().read());
        return process;
    }

    private String lock() {
        return folder.resolve("lock").toString();
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(1, TimeUnit.MINUTES);
    }

    /// Locks a file, says so, and keeps it.
    static final class Holder {
        public static void main(String[] args) throws Exception {
            var file = Path.of(args[0]);
            Files.createFile(file);
            var channel = FileChannel.open(file, StandardOpenOption.WRITE);
            channel.lock();
            System.out.print('!');
            System.out.flush();
            while (System.in.read() >= 0) {}
            channel.close();
        }
    }
}
