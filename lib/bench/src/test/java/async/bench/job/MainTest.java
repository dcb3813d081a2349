package async.bench.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Runs every job for every peer once, at a thousandth of its size: each checks its own sum.
class MainTest {

    private static final List<String> JOBS = List.of(
            "hop",
            "hop-slot",
            "yield",
            "spawn-join",
            "parked-heap",
            "parked-rss",
            "cold-resume",
            "warm-resume",
            "resume-after-gc",
            "pool-spawn",
            "pool-yield",
            "pool-ping-pong",
            "pool-chain",
            "pipe-hop",
            "timers",
            "timeout-cancel",
            "scale");
    private static final List<String> PEERS = List.of(
            "await-compiled",
            "await-coroutine",
            "hand-written",
            "virtual-threads",
            "platform-threads",
            "completable-future",
            "reactor");

    /// What a peer cannot do.
    private static final Set<String> DECLINED = Set.of(
            "hop completable-future",
            "hop-slot reactor",
            "parked-heap platform-threads",
            "pipe-hop completable-future",
            "pipe-hop reactor",
            "timers platform-threads",
            "timeout-cancel platform-threads",
            "scale platform-threads");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    private int run(String... words) throws Exception {
        return Main.run(List.of(words), new PrintStream(said, true), new PrintStream(complained, true));
    }

    @Test
    void each_job_is_done_for_each_peer_in_lines_of_json_or_declined_in_a_sentence() throws Exception {
        for (String job : JOBS)
            for (String peer : PEERS) {
                said.reset();
                complained.reset();
                boolean declined = DECLINED.contains(job + " " + peer);
                assertEquals(declined ? 3 : 0, run(job, peer, "--smoke"), job + " " + peer + " " + complained);
                assertEquals(declined ? 1 : 0, complained.toString().lines().count(), complained.toString());
                assertEquals(declined ? "" : wanted(job, peer), said.toString().replaceAll("-?\\d+\\.\\d+", "N"));
            }
    }

    private static String wanted(String job, String peer) {
        if (job.equals("timers")) return line("timers-cpu", peer, "ms") + line("timers-p99", peer, "ms");
        return line(job, peer, job.equals("scale") ? "x" : job.startsWith("parked") ? "B" : "ns");
    }

    private static String line(String job, String peer, String unit) {
        return "{\"job\":\"%s\",\"peer\":\"%s\",\"unit\":\"%s\",\"value\":N}\n".formatted(job, peer, unit);
    }

    @Test
    void smoke_alone_does_them_all() throws Exception {
        assertEquals(0, run("--smoke"));
        int done = JOBS.size() * PEERS.size() - DECLINED.size();
        int timers = PEERS.size() - 1;
        assertEquals(done + timers, said.toString().lines().count());
        assertEquals(DECLINED.size(), complained.toString().lines().count());
    }

    @Test
    void what_is_unknown_is_one_sentence_with_what_there_is() throws Exception {
        assertEquals(2, run("skip", "hand-written"));
        assertEquals("there is no job skip; give one of " + String.join(", ", JOBS) + "\n", complained.toString());
        complained.reset();
        assertEquals(2, run("yield", "tokio"));
        assertEquals("there is no peer tokio; give one of " + String.join(", ", PEERS) + "\n", complained.toString());
        complained.reset();
        assertEquals(2, run());
        assertEquals("give a job and a peer\n", complained.toString());
        assertEquals("", said.toString());
    }

    @Test
    void virtual_threads_are_measured_on_as_many_carriers_as_the_job_says() {
        var few = assertThrows(IllegalStateException.class, () -> run("pool-spawn", "virtual-threads"));
        assertTrue(few.getMessage().startsWith("this job measures virtual threads on 2 carriers: start java with -D"));
    }

    @Test
    void naps_that_end_early_or_never_are_no_measurement() {
        var naps = new Naps(2, 1_000_000);
        assertFalse(naps.woke(System.nanoTime()));
        assertThrows(IllegalStateException.class, naps::p99);
        assertTrue(naps.woke(System.nanoTime() + 1_000_000_000));
        assertThrows(IllegalStateException.class, naps::p99);
    }

    @Test
    void of_a_hundred_naps_the_last_but_one_is_the_99th() {
        var naps = new Naps(100, 0);
        long now = System.nanoTime();
        for (int i = 1; i <= 100; i++) naps.woke(now - i * 3_600_000_000_000L);
        assertEquals(99.0, Math.floor(naps.p99() / 3_600_000));
    }

    @Test
    void a_wrong_sum_is_no_measurement() {
        Running.check(4, 6);
        var wrong = assertThrows(IllegalStateException.class, () -> Running.check(4, 5));
        assertEquals("the tasks gave 5 instead of 6", wrong.getMessage());
    }
}
