package async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.cases.IoKinds;
import async.cases.TaskKinds;
import async.cases.ValueKinds;
import async.cases.World;
import async.check.Breach;
import async.check.Checked;
import async.core.AsyncIterator;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import async.support.CountingWaker;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Holds every kind of future and of stream in the library to the contract, by way of [Checked]: polled unasked, by
/// another task each time, closed in each state, closed twice, polled after its end. Each is made in `cases`.
@Timeout(120)
class EveryFutureTest {

    /// One line a class: how to make one that waits, if that kind can wait.
    private static final Map<String, World.Maker> KINDS = Stream.of(TaskKinds.ALL, ValueKinds.ALL, IoKinds.ALL)
            .flatMap(each -> each.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /// Nobody outside can get hold of one.
    private static final Set<String> INNER =
            Set.of("compile.Machine$Stubborn", "stream.Buffered$Piece", "check.Victim");

    /// It waits for nothing, so nobody could wake it.
    private static final String NEVER = "future.Never";

    @Test
    void every_class_of_a_future_or_a_stream_stands_in_the_list() throws Exception {
        var missing = new TreeSet<String>();
        var gone = new TreeSet<>(KINDS.keySet());
        for (Class<?> type : Sources.types()) {
            if (!Future.class.isAssignableFrom(type) && !AsyncIterator.class.isAssignableFrom(type)) continue;
            String name = type.getName().substring("async.".length());
            gone.remove(name);
            boolean counts = !Modifier.isAbstract(type.getModifiers()) && !Task.class.isAssignableFrom(type);
            if (counts && !KINDS.containsKey(name) && !INNER.contains(name)) missing.add(name);
        }
        assertEquals(List.of(new TreeSet<>(), new TreeSet<>()), List.of(missing, gone));
    }

    @TestFactory
    Stream<DynamicTest> every_future_keeps_the_contract_to_its_end() {
        return each(name -> {
            if (name.equals(NEVER)) return;
            check(name, Given::toItsEnd);
            check(name, given -> {
                given.future.impatient();
                given.toItsEnd();
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> every_future_keeps_the_contract_when_it_is_closed() {
        return each(name -> {
            for (int polls = 0; polls <= 2; polls++) {
                int before = polls;
                check(name, given -> {
                    for (int i = 0; i < before && !given.hasEnded; i++) given.poll(new CountingWaker());
                });
            }
        });
    }

    private static final class Given {
        private final World world;
        private final Checked<?> future;
        private boolean hasEnded;

        Given(World world, Checked<?> future) {
            this.world = world;
            this.future = future;
        }

        /// Each time asked by two tasks in turn, the first of which has nothing to say any more.
        void toItsEnd() {
            for (int polls = 0; !hasEnded; polls++) {
                assertTrue(polls < 10, "no end after ten events");
                poll(new CountingWaker());
                var latest = new CountingWaker();
                if (!hasEnded) poll(latest);
                if (!hasEnded) world.passUntilRung(latest);
            }
        }

        void poll(CountingWaker waker) {
            try {
                hasEnded = future.poll(world.context(waker)) instanceof Poll.Ready<?>;
            } catch (Exception failure) {
                hasEnded = true;
            }
        }
    }

    private interface Drive {
        void drive(Given given) throws Exception;
    }

    private static void check(String name, Drive drive) throws Exception {
        var found = new ArrayList<Breach>();
        try (var world = new World()) {
            var future = Checked.of(KINDS.get(name).make(world), found::add);
            var given = new Given(world, future);
            drive.drive(given);
            future.inspect();
            future.close();
            future.close();
            if (name.equals(NEVER)) found.removeIf(breach -> breach.kind() == Breach.Kind.LOST_WAKER); // true of it
            assertEquals(List.of(), found, name);
            assertThrows(IllegalStateException.class, () -> future.poll(world.context(Waker.NOOP)), name);
            assertEquals(Breach.Kind.POLLED_AFTER_END, found.getFirst().kind());
        }
    }

    private interface Check {
        void of(String name) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return KINDS.keySet().stream().sorted().map(name -> DynamicTest.dynamicTest(name, () -> check.of(name)));
    }
}
