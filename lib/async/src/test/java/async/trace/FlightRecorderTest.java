package async.trace;

import static async.await.Async.async;
import static async.await.Async.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.TraceSink;
import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import async.future.Futures;
import async.support.Probe;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FlightRecorderTest {

    @TempDir
    private Path folder;

    private final FlightRecorder sink = new FlightRecorder();

    private interface Work {
        void run() throws Exception;
    }

    private List<RecordedEvent> recorded(Work work) throws Exception {
        Path file = folder.resolve("async.jfr");
        try (var recording = new Recording()) {
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("async."))
                .toList();
    }

    private static List<RecordedEvent> of(String type, List<RecordedEvent> events) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .sorted(Comparator.comparing(RecordedEvent::getEndTime)) // each thread has a buffer of its own
                .toList();
    }

    private static long count(String type, String task, List<RecordedEvent> events) {
        return of(type, events).stream()
                .filter(event -> event.getString("task").equals(task))
                .count();
    }

    @Test
    void every_poll_is_an_event_with_its_task_and_duration() throws Exception {
        // @start region=recorder
        var probe = new Probe<Void>();
        List<RecordedEvent> events = recorded(
                () -> { // between start and dump of a jdk.jfr.Recording
                    try (var executor = new LocalExecutor(new FlightRecorder())) {
                        var cook = executor.spawn("cook", async(() -> {
                            await(Futures.yieldNow());
                            return await(probe);
                        }));
                        while (executor.tryTick()) {}
                        probe.finish(null);
                        executor.run(cook);
                    }
                });
        assertEquals(3, count("async.Poll", "cook", events));
        assertEquals(2, count("async.Wake", "cook", events));
        // @end
        var polls = of("async.Poll", events);
        assertEquals(
                List.of(false, false, true),
                polls.stream()
                        .filter(poll -> poll.getString("task").equals("cook"))
                        .map(poll -> poll.getBoolean("done"))
                        .toList());
        assertTrue(polls.stream().allMatch(poll -> poll.getDuration().isPositive()));
        assertEquals(2, probe.polls);
        assertEquals(1, count("async.Spawn", "cook", events));
        assertEquals(0, count("async.Close", "cook", events));
    }

    @Test
    void polls_that_overlap_on_two_threads_are_told_apart() throws Exception {
        var events = recorded(() -> {
            sink.polling("a");
            Thread.ofPlatform()
                    .start(() -> {
                        sink.polling("b");
                        sink.polled("b", false);
                    })
                    .join();
            sink.polled("a", true);
        });
        assertEquals(
                List.of(false, true),
                of("async.Poll", events).stream()
                        .map(poll -> poll.getBoolean("done"))
                        .toList());
    }

    @Test
    void an_executor_of_several_threads_loses_no_poll() throws Exception {
        var polls = new AtomicInteger();
        var counting = new TraceSink() {
            @Override
            public void polling(Object task) {
                polls.incrementAndGet();
            }
        };
        var events = recorded(() -> {
            try (var executor = new MultiThreadExecutor(
                    MultiThreadExecutor.Settings.standard().workers(2).trace(Trace.all(counting, sink)))) {
                var tasks = Stream.generate(() -> executor.spawn(async(() -> await(Futures.yieldNow()))))
                        .limit(100)
                        .toList();
                executor.run(Futures.joinAll(tasks));
            }
        });
        assertEquals(polls.get(), of("async.Poll", events).size());
        assertTrue(of("async.Poll", events).size() >= 200);
    }

    @Test
    void steals_parks_and_closes_are_events_and_a_cancelled_turn_is_no_poll() throws Exception {
        var events = recorded(() -> {
            sink.spawned("a", "cook");
            sink.stolen("a");
            sink.parking();
            sink.unparked();
            sink.polling("a");
            sink.closed("a");
            sink.polled("b", false); // whose begin nobody saw
            sink.polling("b");
            sink.closed("c"); // of another executor
            sink.polled("b", true);
        });
        assertEquals(
                List.of("async.Close", "async.Close", "async.Park", "async.Poll", "async.Spawn", "async.Steal"),
                events.stream()
                        .map(event -> event.getEventType().getName())
                        .sorted()
                        .toList());
        assertEquals(1, count("async.Steal", "cook", events));
        assertTrue(of("async.Park", events).getFirst().getDuration().isPositive());
    }

    @Test
    void a_spawn_says_where() throws Exception {
        var events = recorded(() -> {
            try (var executor = new LocalExecutor(sink)) {
                executor.spawn("cook", Futures.never());
            }
        });
        assertTrue(of("async.Spawn", events).getFirst().getStackTrace().getFrames().stream()
                .anyMatch(frame -> frame.getMethod().getType().getName().equals(FlightRecorderTest.class.getName())));
    }

    @Test
    void what_began_before_the_recording_is_left_out() throws Exception {
        sink.spawned("a", "cook");
        sink.polling("a");
        var events = recorded(() -> {
            sink.polled("a", false);
            sink.woken("a");
        });
        assertEquals(1, events.size());
        assertEquals(1, count("async.Wake", "cook", events));
    }
}
