package async.measure.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class BrigadeTest {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();
    private static final Path FILES = Path.of("/proc/self/fd");

    @TempDir
    Path folder;

    static Stream<Arguments> rows() {
        return Stream.of(Job.BRIGADE, Job.PIPES)
                .flatMap(job -> Stream.of(Model.values())
                        .filter(model -> model.does(job))
                        .map(model -> Arguments.of(model, job)));
    }

    private static Brigade row(Model model, Job job, int members) {
        return job == Job.PIPES ? model.pipes(members) : model.brigade(members);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void hands_the_bucket_round_and_round(Model model, Job job) throws Exception {
        for (int members : new int[] {1, 2, Model.POOL})
            try (var brigade = row(model, job, members)) {
                brigade.send(0);
                brigade.send(1);
                brigade.send(50);
            }
    }

    @Test
    void a_rehearsal_goes_ten_laps_at_a_time_and_an_interrupt_ends_it() throws Exception {
        var laps = new ArrayList<Integer>();
        Brigade counting = new Brigade() {
            @Override
            public void send(int more) throws InterruptedException {
                laps.add(more);
                throw new InterruptedException("the cell");
            }

            @Override
            public void close() {}
        };
        assertThrows(InterruptedException.class, counting::rehearse);
        assertEquals(List.of(10), laps);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void goes_home_leaving_no_thread_and_no_pipe(Model model, Job job) throws Exception {
        assumeTrue(Files.isDirectory(FILES), "pipes are counted in /proc");
        long before = pipes();
        try (var brigade = row(model, job, 5)) {
            brigade.send(1);
            assertEquals(job == Job.PIPES ? 2 * 6 : 0, pipes() - before);
        }
        assertSoon(0, this::members);
        assertSoon(before, BrigadeTest::pipes);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void an_interrupt_of_the_caller_ends_the_sending(Model model, Job job) throws Exception {
        var under = new CountDownLatch(1);
        var sending = new FutureTask<Void>(() -> {
            try (var brigade = row(model, job, 3)) {
                brigade.send(1);
                under.countDown();
                assertThrows(InterruptedException.class, () -> brigade.send(Integer.MAX_VALUE));
            }
            return null;
        });
        var caller = Thread.ofPlatform().start(sending);
        under.await();
        caller.interrupt();
        sending.get();
        assertSoon(0, this::members);
    }

    /// Virtual threads too, which no other list of threads has.
    private long members() throws IOException {
        var dump = folder.resolve("dump-" + System.nanoTime() + ".txt");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        try (var lines = Files.lines(dump)) {
            return lines.filter(line -> line.startsWith("#") && line.contains("\"member-"))
                    .count();
        }
    }

    private static long pipes() throws IOException {
        try (var files = Files.list(FILES)) {
            return files.filter(BrigadeTest::isPipe).count();
        }
    }

    /// A file that was closed meanwhile is none.
    private static boolean isPipe(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("pipe:");
        } catch (IOException closed) {
            return false;
        }
    }

    private static void assertSoon(long expected, Callable<Long> count) throws Exception {
        long deadline = System.nanoTime() + PATIENCE;
        while (count.call() != expected && System.nanoTime() - deadline < 0) Thread.onSpinWait();
        assertEquals(expected, count.call());
    }
}
