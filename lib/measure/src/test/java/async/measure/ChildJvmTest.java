package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.measure.ChildJvm.Failed;
import async.measure.ChildJvm.Said;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildJvmTest {

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-Xmx32m");
    private static final ChildJvm CHILD = new ChildJvm(SMALL, Duration.ofSeconds(40));

    @TempDir
    Path folder;

    static final class Flags {
        public static void main(String[] arguments) {
            System.out.println(ManagementFactory.getRuntimeMXBean().getInputArguments());
            System.out.println(System.getProperty("java.class.path"));
            System.out.println(System.getenv().keySet());
        }
    }

    @Test
    void inherits_the_course_and_its_own_flags_and_nothing_else() throws Exception {
        var said =
                assertInstanceOf(Said.class, CHILD.run(Flags.class, List.of())).lines();
        assertTrue(said.get(0).contains("-Xmx32m"), said.get(0));
        var ours = ManagementFactory.getRuntimeMXBean().getInputArguments();
        ours.stream()
                .filter(flag -> flag.startsWith("-D"))
                .forEach(flag -> assertFalse(said.get(0).contains(flag), flag));
        assertFalse(said.get(1).contains("junit"), said.get(1));
        assertFalse(said.get(2).contains("HOME"), said.get(2));
    }

    static final class Failing {
        public static void main(String[] arguments) {
            System.out.println("no room");
            System.exit(2);
        }
    }

    @Test
    void one_that_fails_is_told_by_its_last_words() throws Exception {
        assertEquals(new Failed("no room", List.of("no room")), CHILD.run(Failing.class, List.of()));
    }

    /// Writes its number into a file, and stays.
    static final class Lasting {
        public static void main(String[] arguments) throws Exception {
            Parent.watch();
            var half = Path.of(arguments[0] + ".half");
            Files.writeString(half, Long.toString(ProcessHandle.current().pid()));
            Files.move(half, Path.of(arguments[0]));
            Thread.currentThread().join();
        }
    }

    private ProcessHandle lasting(Path file) throws Exception {
        while (!Files.exists(file)) Thread.sleep(5);
        return ProcessHandle.of(Long.parseLong(Files.readString(file))).orElseThrow();
    }

    @Test
    void one_that_takes_too_long_is_killed_and_told() throws Exception {
        var file = folder.resolve("late");
        var hasty = new ChildJvm(SMALL, Duration.ofSeconds(3));
        assertEquals(new Failed("took longer than 3 s", List.of()), hasty.run(Lasting.class, List.of(file.toString())));
        if (Files.exists(file)) gone(Long.parseLong(Files.readString(file)));
    }

    @Test
    void an_interrupt_leaves_no_orphan() throws Exception {
        var file = folder.resolve("interrupted");
        var stopped = new Throwable[1];
        var caller = Thread.ofPlatform()
                .start(() -> stopped[0] = assertThrows(
                        InterruptedException.class, () -> CHILD.run(Lasting.class, List.of(file.toString()))));
        var child = lasting(file);
        caller.interrupt();
        caller.join();
        child.onExit().get(20, TimeUnit.SECONDS);
        assertFalse(child.isAlive());
        assertInstanceOf(InterruptedException.class, stopped[0]);
    }

    @Test
    void a_child_whose_parent_dies_ends_by_itself() throws Exception {
        var file = folder.resolve("orphan");
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Middle.class.getName(),
                        file.toString())
                .start();
        var child = lasting(file);
        parent.destroyForcibly();
        child.onExit().get(20, TimeUnit.SECONDS);
        assertFalse(child.isAlive());
    }

    static final class Middle {
        public static void main(String[] arguments) throws Exception {
            CHILD.run(Lasting.class, List.of(arguments[0]));
        }
    }

    private static void gone(long pid) throws Exception {
        var child = ProcessHandle.of(pid);
        if (child.isPresent()) child.get().onExit().get(20, TimeUnit.SECONDS);
    }
}
