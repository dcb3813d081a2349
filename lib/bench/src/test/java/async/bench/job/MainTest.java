package async.bench.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
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
            "resume-after-gc");
    private static final List<String> PEERS =
            List.of("await-compiled", "await-coroutine", "hand-written", "virtual-threads");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    private int run(String... words) throws Exception {
        return Main.run(List.of(words), new PrintStream(said, true), new PrintStream(complained, true));
    }

    @Test
    void each_job_is_done_for_each_peer_and_is_one_line_of_json() throws Exception {
        for (String job : JOBS)
            for (String peer : PEERS) {
                said.reset();
                assertEquals(0, run(job, peer, "--smoke"));
                String unit = job.startsWith("parked") ? "B" : "ns";
                String line = "{\"job\":\"%s\",\"peer\":\"%s\",\"unit\":\"%s\",\"value\":".formatted(job, peer, unit);
                assertTrue(said.toString().startsWith(line), said.toString());
                assertTrue(said.toString().substring(line.length()).matches("-?\\d+\\.\\d+}\n"), said.toString());
            }
    }

    @Test
    void smoke_alone_does_them_all() throws Exception {
        assertEquals(0, run("--smoke"));
        assertEquals(JOBS.size() * PEERS.size(), said.toString().lines().count());
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
    void a_wrong_sum_is_no_measurement() {
        Running.check(4, 6);
        var wrong = assertThrows(IllegalStateException.class, () -> Running.check(4, 5));
        assertEquals("the tasks gave 5 instead of 6", wrong.getMessage());
    }
}
