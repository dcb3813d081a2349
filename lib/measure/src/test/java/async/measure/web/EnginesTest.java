package async.measure.web;

import static async.executor.BlockOn.blockOn;
import static async.future.Futures.join;
import static async.future.Futures.joinAll;
import static async.future.Futures.race;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.time.Time;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EnginesTest {

    private static final Duration AT_ONCE = Duration.ZERO;

    private Engines engines;

    @BeforeEach
    void start() throws IOException {
        engines = new Engines(AT_ONCE, AT_ONCE, AT_ONCE);
    }

    @AfterEach
    void stop() {
        engines.close();
    }

    @Test
    void each_engine_answers_with_its_own_number() throws Exception {
        // @start region=engines
        try (var engines = new Engines()) {
            var google = Http.get(engines.engine("google").statistics());
            var bing = Http.get(engines.engine("bing").statistics());
            var both = blockOn(join(google, bing));
            assertTrue(both.first().matches("google: \\d+ cases"));
            assertTrue(both.second().matches("bing: \\d+ cases"));
        }
        // @end
    }

    @Test
    void closing_at_any_moment_ends_the_thread_without_a_word() throws Exception {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        var complaints = new AtomicInteger();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> complaints.incrementAndGet());
        try {
            for (int i = 0; i < 200; i++) new Engines().close();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertEquals(0, complaints.get());
    }

    @Test
    void three_are_asked_on_one_executor_thread() throws Exception {
        try (var executor = new LocalExecutor()) {
            var answers = executor.run(joinAll(engines.all().stream()
                    .map(engine -> Http.get(engine.statistics()))
                    .toList()));
            assertEquals(
                    List.of("google", "bing", "mozilla"),
                    answers.stream().map(answer -> answer.split(":")[0]).toList());
        }
    }

    @Test
    void answers_not_before_its_latency() throws Exception {
        try (var slow = new Engines(Duration.ofMillis(30), AT_ONCE, AT_ONCE)) {
            long start = System.nanoTime();
            blockOn(Http.get(slow.engine("google").statistics()));
            assertTrue(System.nanoTime() - start >= 30_000_000);
        }
    }

    @Test
    void giving_up_on_a_hung_engine_closes_its_socket() throws Exception {
        var google = engines.engine("google");
        google.hang();
        var get = Http.get(google.statistics());
        assertEquals(Poll.pending(), get.poll(Context.of(Waker.NOOP)));
        assertEquals(1, google.awaitConnections(1));
        get.close();
        assertEquals(0, google.awaitConnections(0));
    }

    @Test
    void remembers_how_many_connections_were_open_at_once() throws Exception {
        var google = engines.engine("google");
        google.hang();
        // @start region=peak
        for (int times = 0; times < 3; times++) {
            try (var one = Http.get(google.statistics());
                    var two = Http.get(google.statistics())) {
                one.poll(Context.of(Waker.NOOP));
                two.poll(Context.of(Waker.NOOP));
                google.awaitConnections(2);
            }
            google.awaitConnections(0);
        }
        assertEquals(2, google.peak());
        // @end
    }

    @Test
    void a_question_counts_though_nobody_waits_for_its_answer() throws Exception {
        // @start region=requests
        var google = engines.engine("google");
        google.hang();
        var impatient = Http.get(google.statistics());
        try (var executor = new LocalExecutor()) {
            var asked = executor.spawn(impatient);
            while (google.requests() == 0) executor.run(Time.sleep(Duration.ofMillis(1)));
            asked.cancel();
        }
        assertEquals(0, google.awaitConnections(0));
        assertEquals(1, google.requests());
        // @end
        engines.engine("bing").hang();
        assertEquals(0, engines.engine("bing").requests());
    }

    @Test
    void a_hung_engine_runs_into_a_timeout() {
        engines.engine("google").hang();
        var asked = Time.timeout(
                Duration.ofMillis(20), Http.get(engines.engine("google").statistics()));
        assertThrows(TimeoutException.class, () -> blockOn(asked));
    }

    @Test
    void the_losers_of_a_race_leave_their_engines() throws Exception {
        engines.engine("google").hang();
        engines.engine("bing").hang();
        try (var executor = new LocalExecutor()) {
            var first = executor.run(race(engines.all().stream()
                    .map(engine -> Http.get(engine.statistics()))
                    .toList()));
            assertTrue(first.startsWith("mozilla"), first);
        }
        for (var engine : engines.all()) assertEquals(0, engine.awaitConnections(0));
    }

    @Test
    void a_failing_engine_says_so_after_its_latency_and_the_others_answer() throws Exception {
        try (var engines = new Engines(Duration.ofMillis(30), AT_ONCE, AT_ONCE)) {
            // @start region=fail
            engines.engine("google").fail();
            var google = Http.get(engines.engine("google").statistics());
            long start = System.nanoTime();
            var failure = assertThrows(IOException.class, () -> blockOn(google));
            assertTrue(failure.getMessage().endsWith("has status 503 Service Unavailable, not 200"));
            // @end
            assertTrue(System.nanoTime() - start >= 30_000_000);
            blockOn(Http.get(engines.engine("bing").statistics()));
        }
    }

    @Test
    void every_connection_takes_two_sockets_of_the_room() throws Exception {
        // @start region=room
        int room = Engines.room();
        engines.engine("google").hang();
        try (var get = Http.get(engines.engine("google").statistics())) {
            get.poll(Context.of(Waker.NOOP));
            engines.engine("google").awaitConnections(1);
            assertTrue(Engines.room() < room);
        }
        // @end
        var files = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        assertTrue(room <= files.getMaxFileDescriptorCount() / 2);
    }

    @Test
    void their_thread_is_busy_only_while_it_serves() throws Exception {
        // @start region=busy
        try (var engines = new Engines()) {
            long start = System.nanoTime();
            blockOn(Http.get(engines.engine("google").statistics()));
            var took = Duration.ofNanos(System.nanoTime() - start);
            assertTrue(engines.busy().compareTo(took) < 0, engines.busy() + " of " + took);
        }
        // @end
    }

    @Test
    void another_path_is_not_found() {
        var google = engines.engine("google").statistics();
        var failure = assertThrows(IOException.class, () -> blockOn(Http.get(google.resolve("/nothing"))));
        assertTrue(failure.getMessage().endsWith("has status 404 Not Found, not 200"), failure.getMessage());
    }

    @Test
    void an_unknown_name_is_refused_with_the_known_ones() {
        var refused = assertThrows(IllegalArgumentException.class, () -> engines.engine("altavista"));
        assertEquals("no engine is called 'altavista'; there are google, bing and mozilla", refused.getMessage());
    }

    @Test
    void closed_they_leave_no_thread_no_listener_and_no_socket() {
        URI google = engines.engine("google").statistics();
        engines.close();
        engines.close();
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("engines")));
        assertThrows(IOException.class, () -> blockOn(Http.get(google)));
        for (var engine : engines.all()) assertEquals(0, engine.connections());
    }
}
