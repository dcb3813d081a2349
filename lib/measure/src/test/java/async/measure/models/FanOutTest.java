package async.measure.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.measure.Threads;
import async.measure.models.FanOut.Tally;
import async.measure.models.fanout.Actors;
import async.measure.models.fanout.Callbacks;
import async.measure.models.fanout.CompletableFutures;
import async.measure.models.fanout.Coroutines;
import async.measure.models.fanout.FixedPool;
import async.measure.models.fanout.PlatformThreads;
import async.measure.models.fanout.Tasks;
import async.measure.models.fanout.TasksOnManyThreads;
import async.measure.models.fanout.VirtualThreads;
import async.measure.web.Engine;
import async.measure.web.Engines;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// All nine against the same three engines.
@Timeout(60)
class FanOutTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private Engines engines;

    static Stream<FanOut> ways() {
        return Stream.of(
                new PlatformThreads(),
                new FixedPool(),
                new VirtualThreads(),
                new Callbacks(),
                new Coroutines(),
                new Actors(),
                new CompletableFutures(),
                new Tasks(),
                new TasksOnManyThreads());
    }

    @BeforeEach
    void start() throws IOException {
        engines = new Engines(MILLISECOND, MILLISECOND, MILLISECOND);
    }

    @AfterEach
    void stop() {
        engines.close();
    }

    private List<URI> sources() {
        return engines.all().stream().map(Engine::statistics).toList();
    }

    @Test
    void the_one_that_fails_is_counted_and_stops_nobody() throws Exception {
        // @start region=fanOut
        engines.engine("bing").fail();
        try (FanOut tasks = new Tasks()) {
            assertEquals(new Tally(20, 10), tasks.run(10, sources()));
        }
        // @end
    }

    @ParameterizedTest
    @MethodSource("ways")
    void every_client_hears_from_all_and_the_connections_are_closed(FanOut way) throws Exception {
        engines.engine("mozilla").fail();
        assertEquals(new Tally(100, 50), way.run(50, sources()));
        for (var engine : engines.all()) assertEquals(0, engine.awaitConnections(0));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_source_where_nobody_listens_is_a_failure_like_any_other(FanOut way) throws Exception {
        URI nobody;
        try (var gone = new Engines()) {
            nobody = gone.engine("google").statistics();
        }
        assertEquals(new Tally(5, 5), way.run(5, List.of(nobody, sources().getFirst())));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void an_interrupt_leaves_no_socket_and_no_thread_and_the_next_run_is_whole(FanOut way) throws Exception {
        var before = threads();
        engines.engine("google").hang();
        var interrupted = new FutureTask<>(() -> assertThrows(InterruptedException.class, () -> way.run(5, sources())));
        var caller = Thread.ofPlatform().start(interrupted);
        assertEquals(5, engines.engine("google").awaitConnections(5));
        caller.interrupt();
        interrupted.get();
        caller.join();
        for (var engine : engines.all()) assertEquals(0, engine.awaitConnections(0));
        for (var thread : began(before)) assertTrue(thread.join(Duration.ofSeconds(20)), thread + " lives on");
        assertEquals(new Tally(2, 0), way.run(1, sources().subList(1, 3)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void more_than_the_process_may_open_is_refused_with_a_sentence(FanOut way) {
        int tooMany = Engines.room() / 3 + 1;
        var refused = assertThrows(IllegalArgumentException.class, () -> way.run(tooMany, sources()));
        assertTrue(refused.getMessage().contains("both ends counted; ask fewer"), refused.getMessage());
    }

    @Test
    void platform_threads_are_refused_before_the_machine_stops() {
        var refused = assertThrows(IllegalArgumentException.class, () -> new PlatformThreads().run(1_001, sources()));
        assertEquals(
                "1,001 clients with 3 sources each are 4,004 platform threads, and this model stops at 4,000,"
                        + " for the sake of the machine; ask fewer",
                refused.getMessage());
    }

    @Test
    void threads_are_used_as_the_names_say() throws Exception {
        var sources = sources();
        assertTrue(Threads.during(() -> new PlatformThreads().run(5, sources)).started() >= 20);
        assertEquals(8, Threads.during(() -> new FixedPool().run(5, sources)).started());
        for (FanOut way : List.of(new Callbacks(), new Coroutines(), new Actors(), new Tasks()))
            assertEquals(0, Threads.during(() -> way.run(5, sources)).started(), way.toString());
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    /// Besides those that the JDK keeps for virtual threads.
    private static Set<Thread> began(Set<Thread> before) {
        return threads().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> !thread.getName().matches("ForkJoinPool-.*|VirtualThread-.*|.*Unparker.*|.*Poller.*"))
                .collect(Collectors.toSet());
    }
}
