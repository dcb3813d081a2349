package async.measure.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import async.measure.bench.Starting;
import async.measure.jmh.Forked.Outcome.Failure;
import async.measure.jmh.Forked.Outcome.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Runs with real forks. None of them leaves a process or a folder.
class ForkedTest {

    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final List<String> STARTING = List.of(Starting.class.getCanonicalName());
    private static final Duration BUDGET = Duration.ofSeconds(4);

    @AfterEach
    void nothing_is_left() throws IOException {
        assertEquals(List.of(), ProcessHandle.current().descendants().toList());
        assertEquals(List.of(), folders(ProcessHandle.current()));
    }

    @Test
    void every_benchmark_of_a_class_gets_a_score() throws Exception {
        switch (Forked.run(BUDGET, CLASS_PATH, STARTING)) {
            case Measured(var result) -> {
                assertEquals(3, result.scores().size());
                for (var name : List.of("platformThread", "virtualThread", "task")) {
                    var score = result.of(name);
                    assertTrue(score.min() > 0 && score.min() <= score.median() && score.median() <= score.max());
                    assertEquals((long) result.plan().forks() * result.plan().runs(), score.runs());
                }
            }
            case Failure(var why) -> fail(why);
        }
    }

    @Test
    void a_class_that_jmh_has_not_compiled_is_one_sentence() throws Exception {
        var why = failure(Forked.run(BUDGET, CLASS_PATH, List.of("java.lang.String")));
        assertTrue(why.startsWith("no benchmark is found in java.lang.String: JMH measures what was compiled"), why);
    }

    @Test
    void a_budget_that_is_too_small_is_one_sentence() throws Exception {
        var why = failure(Forked.run(Duration.ofSeconds(2), CLASS_PATH, STARTING));
        assertEquals("2 s is too little for 3 benchmarks: give JMH at least 3 s.", why);
    }

    @Test
    void what_does_not_end_in_time_is_ended() throws Exception {
        var why = failure(Forked.run(Duration.ofSeconds(60), Duration.ofSeconds(3), CLASS_PATH, STARTING));
        assertTrue(why.contains(" did not end in time: 3 s have gone, of a budget of 60 s."), why);
    }

    @Test
    void a_jvm_that_does_not_start_says_why() throws Exception {
        var why = failure(Forked.run(BUDGET, "", STARTING));
        assertTrue(why.contains("the JVM that runs JMH has ended, with: "), why);
    }

    @Test
    void an_interrupt_ends_the_host_and_its_fork() throws Exception {
        var measuring = new FutureTask<>(() -> assertThrows(
                InterruptedException.class, () -> Forked.run(Duration.ofMinutes(1), CLASS_PATH, STARTING)));
        var cell = new Thread(measuring);
        cell.start();
        var begun = begunBy(ProcessHandle.current());
        cell.interrupt();
        measuring.get(1, TimeUnit.MINUTES);
        for (var process : begun) process.onExit().get(1, TimeUnit.MINUTES);
    }

    @Test
    void the_host_and_its_fork_end_with_a_kernel_that_is_killed() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var kernel = new ProcessBuilder(java, "-cp", CLASS_PATH, Kernel.class.getName()).start();
        try {
            var begun = begunBy(kernel.toHandle());
            kernel.destroyForcibly();
            for (var process : begun) process.onExit().get(1, TimeUnit.MINUTES);
        } finally {
            kernel.destroyForcibly().waitFor();
            for (var folder : folders(kernel.toHandle())) new Scratch(folder).close(); // who is killed cannot tidy up
        }
    }

    /// Does nothing but measure.
    static final class Kernel {
        public static void main(String[] args) throws InterruptedException {
            Forked.run(Duration.ofMinutes(1), CLASS_PATH, STARTING);
        }
    }

    /// The host and its first fork.
    private static List<ProcessHandle> begunBy(ProcessHandle kernel) throws InterruptedException {
        for (; ; ) {
            var begun = kernel.descendants().toList();
            if (begun.size() >= 2) return begun;
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static List<Path> folders(ProcessHandle maker) throws IOException {
        var prefix = Scratch.prefix(HostProcess.NAME, maker);
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static String failure(Forked.Outcome outcome) {
        return switch (outcome) {
            case Failure(var why) -> why;
            case Measured(var result) -> fail("measured " + result.scores());
        };
    }
}
