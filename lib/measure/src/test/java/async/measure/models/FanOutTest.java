package async.measure.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.measure.Threads;
import async.measure.models.FanOut.Tally;
import async.measure.models.fanout.BlockingGets;
import async.measure.models.fanout.CallbackGets;
import async.measure.web.Engine;
import async.measure.web.Engines;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// All nine against the same three engines.
@Timeout(60)
class FanOutTest {

    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Engines engines;

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
        try (FanOut tasks = Model.TASKS.fanOut()) {
            assertEquals(new Tally(20, 10), tasks.run(10, sources()));
        }
        // @end
    }

    @Test
    void a_blocking_get_gives_the_body_and_nothing_once_it_is_closed() throws Exception {
        var google = engines.engine("google").statistics();
        var gets = new BlockingGets();
        // @start region=blocking
        try (gets) {
            assertTrue(gets.get(google).startsWith("google: "));
        }
        assertThrows(IOException.class, () -> gets.get(google));
        // @end
    }

    @Test
    void a_get_in_callbacks_calls_one_of_two() throws Exception {
        engines.engine("bing").fail();
        var calls = new ArrayList<String>();
        // @start region=callbacks
        try (var loop = new EventLoop();
                var gets = new CallbackGets(loop)) {
            gets.get(engines.engine("google").statistics(), answer -> calls.add("answered"), failure -> calls.add("?"));
            gets.get(engines.engine("bing").statistics(), answer -> calls.add("?"), failure -> calls.add("failed"));
            assertEquals(List.of(), calls);
            loop.run();
        }
        // @end
        assertEquals(Set.of("answered", "failed"), Set.copyOf(calls));
        assertEquals(2, calls.size());
    }

    @ParameterizedTest
    @EnumSource
    void its_source_travels_and_is_counted(Model model) throws Exception {
        int lines = model.lines(Job.FAN_OUT);
        assertTrue(lines > 15 && lines < 90, model + ": " + lines);
    }

    @ParameterizedTest
    @EnumSource
    void every_client_hears_from_all_and_the_connections_are_closed(Model model) throws Exception {
        engines.engine("mozilla").fail();
        assertEquals(new Tally(100, 50), run(model, 50));
        for (var engine : engines.all()) assertEquals(0, engine.awaitConnections(0));
    }

    @ParameterizedTest
    @EnumSource
    void a_source_where_nobody_listens_is_a_failure_like_any_other(Model model) throws Exception {
        URI nobody;
        try (var gone = new Engines()) {
            nobody = gone.engine("google").statistics();
        }
        try (var way = model.fanOut()) {
            assertEquals(new Tally(5, 5), way.run(5, List.of(nobody, sources().getFirst())));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_interrupt_leaves_no_socket_and_no_thread_and_the_next_run_is_whole(Model model) throws Exception {
        var before = threads();
        var sources = sources();
        engines.engine("google").hang();
        try (var way = model.fanOut()) {
            var asking = new FutureTask<>(() -> assertThrows(InterruptedException.class, () -> way.run(5, sources)));
            var caller = Thread.ofPlatform().start(asking);
            assertEquals(5, engines.engine("google").awaitConnections(5));
            caller.interrupt();
            asking.get();
            for (var engine : engines.all()) assertEquals(0, engine.awaitConnections(0));
            for (var thread : began(before)) assertTrue(thread.join(PATIENCE), thread + " lives on");
            assertEquals(new Tally(2, 0), way.run(1, sources.subList(1, 3)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void more_than_the_process_may_open_is_refused_with_a_sentence(Model model) {
        int tooMany = Engines.room() / 3 + 1;
        var refused = assertThrows(IllegalArgumentException.class, () -> run(model, tooMany));
        assertTrue(refused.getMessage().contains("both ends counted; ask fewer"), refused.getMessage());
    }

    @Test
    void platform_threads_are_refused_before_the_machine_stops() {
        var refused = assertThrows(IllegalArgumentException.class, () -> run(Model.PLATFORM_THREADS, 1_001));
        assertEquals(
                "1,001 clients with 3 sources each are 4,004 platform threads, and this model stops at 4,000,"
                        + " for the sake of the machine; ask fewer",
                refused.getMessage());
    }

    @Test
    void a_crowd_of_callbacks_is_called_once_each() throws Exception {
        engines.engine("mozilla").fail();
        for (var model : List.of(Model.CALLBACKS, Model.COMPLETABLE_FUTURE))
            for (int i = 0; i < 3; i++) assertEquals(new Tally(800, 400), run(model, 400), model.toString());
    }

    @Test
    void threads_are_used_as_the_names_say() throws Exception {
        assertEquals(20, Threads.during(() -> run(Model.PLATFORM_THREADS, 5)).started());
        assertEquals(Model.POOL, Threads.during(() -> run(Model.FIXED_POOL, 5)).started());
        for (var alone :
                EnumSet.of(Model.CALLBACKS, Model.COROUTINES, Model.ACTORS, Model.COMPLETABLE_FUTURE, Model.TASKS))
            assertEquals(0, Threads.during(() -> run(alone, 5)).started(), alone.toString());
    }

    private Tally run(Model model, int clients) throws Exception {
        try (var way = model.fanOut()) {
            return way.run(clients, sources());
        }
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
