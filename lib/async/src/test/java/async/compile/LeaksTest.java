package async.compile;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import async.await.Async;
import async.await.Engine;
import async.core.Context;
import async.core.Future;
import async.core.Waker;
import async.executor.LocalExecutor;
import async.future.Futures;
import async.support.FolderLoader;
import async.support.Garbage;
import async.support.Probe;
import async.support.Program;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the compiler, a machine and a task let go, and when.
class LeaksTest {

    private static final int LOADERS = Boolean.getBoolean("async.deep") ? 10_000 : 300;

    private static final List<Integer> LENGTHS = new ArrayList<>();

    private final Context cx = Context.of(Waker.NOOP);
    private WeakReference<Object> watched;

    @TempDir
    private Path folder;

    /// A notebook whose cell is run again and again.
    @Test
    void bodies_go_with_their_loaders() throws Exception {
        Path classes = Program.compile(folder, """
                import static async.await.Async.await;
                public class Dropped implements java.util.concurrent.Callable<Object> {
                    private int one = 1;
                    public Object call() throws Exception {
                        var captured = new byte[100];
                        return async.executor.BlockOn.blockOn(async.await.Engine.COMPILED.async(() -> {
                            await(async.future.Futures.yieldNow());
                            Runnable inner = () -> one++;
                            inner.run();
                            return one + captured.length + " " + await(async.future.Futures.ready("done"));
                        }));
                    }
                }
                """);
        var loaders = new ArrayList<WeakReference<ClassLoader>>();
        for (int i = 0; i < LOADERS; i++) {
            var loader = new FolderLoader(classes);
            var cell = loader.loadClass("Dropped").getConstructor().newInstance();
            assertEquals("102 done", ((Callable<?>) cell).call());
            if (i == 0) assertInstanceOf(Compilation.Compiled.class, dropped().getFirst());
            Reference.reachabilityFence(loader);
            loaders.add(new WeakReference<>(loader));
        }
        Garbage.collectUntil(() -> loaders.stream().allMatch(each -> each.refersTo(null)));
        assertEquals(0, loaders.stream().filter(each -> !each.refersTo(null)).count());
        assertEquals(List.of(), dropped());
    }

    /// The same for those that were refused.
    @Test
    void refusals_go_with_their_loaders_too() throws Exception {
        Path classes = Program.compile(folder, """
                public class DroppedToo implements java.util.concurrent.Callable<Object> {
                    static Object one() { return 1; }
                    public Object call() throws Exception {
                        return async.executor.BlockOn.blockOn(async.await.Engine.COMPILED.async(DroppedToo::one));
                    }
                }
                """);
        var loader = new FolderLoader(classes);
        assertEquals(
                1,
                ((Callable<?>) loader.loadClass("DroppedToo").getConstructor().newInstance()).call());
        var weak = new WeakReference<ClassLoader>(loader);
        loader = null;
        Garbage.collectUntil(() -> weak.refersTo(null));
        assertNull(weak.get());
    }

    private static List<Compilation> dropped() {
        return Async.report().stream()
                .filter(each -> each.body().getClassName().startsWith("Dropped"))
                .toList();
    }

    @Test
    void a_paused_machine_holds_what_its_body_needs_and_no_more() throws Exception {
        var first = new Probe<Integer>();
        var second = new Probe<Integer>();
        Future<Integer> future = Engine.COMPILED.async(() -> {
            var big = watch(new int[1000]);
            int sum = await(first) + big.length;
            return sum + await(second); // big is out of use, although not of scope
        });
        stays(future);
        first.answer(1);
        goes(future);
        second.answer(1);
        assertEquals(1002, blockOn(future));
    }

    @Test
    void what_the_body_sets_to_null_goes_at_the_next_await() throws Exception {
        var first = new Probe<Integer>();
        var second = new Probe<Integer>();
        Future<Object> future = Engine.COMPILED.async(() -> {
            var big = watch(new int[1000]);
            await(first);
            LENGTHS.add(big.length);
            big = null;
            await(second);
            return big;
        });
        stays(future);
        first.answer(1);
        goes(future);
    }

    @Test
    void so_goes_what_stood_on_the_operand_stack() throws Exception {
        var first = new Probe<Integer>();
        var second = new Probe<Integer>();
        Future<Integer> future = Engine.COMPILED.async(() -> {
            int sum = length(watch(new int[1000]), await(first));
            return sum + await(second);
        });
        stays(future);
        first.answer(1);
        goes(future);
    }

    @Test
    void so_goes_an_awaited_future_with_its_value() throws Exception {
        var second = new Probe<Integer>();
        var paused = new ArrayList<Probe<int[]>>();
        Future<Integer> future = Engine.COMPILED.async(() -> {
            int length = await(watch(first(paused))).length;
            return length + await(second);
        });
        stays(future);
        paused.removeFirst().answer(new int[1000]);
        goes(future);
    }

    /// Within one poll: the field is empty as soon as it is read back.
    @Test
    void a_running_machine_holds_nothing_that_its_body_has_let_go() throws Exception {
        var first = new Probe<Integer>();
        Future<Boolean> future = Engine.COMPILED.async(() -> {
            var big = watch(new int[1000]);
            await(first);
            int length = big.length;
            big = null;
            Garbage.collectUntil(() -> watched.refersTo(null));
            return length == 1000 && watched.refersTo(null);
        });
        stays(future);
        first.answer(1);
        assertEquals(true, blockOn(future));
    }

    @Test
    void an_ended_task_lets_go_of_what_its_body_has_captured() throws Exception {
        try (var executor = new LocalExecutor()) {
            var task = executor.spawn(capturing(new int[1000]));
            executor.run(task);
            Garbage.collectUntil(() -> watched.refersTo(null));
            assertNull(watched.get());
            Reference.reachabilityFence(task);
        }
    }

    /// The machine that makes all others of a body is not made of the first one's values.
    @Test
    void the_first_use_of_a_body_keeps_nothing_that_it_has_captured() throws Exception {
        blockOn(capturing(new int[1000]));
        Garbage.collectUntil(() -> watched.refersTo(null));
        assertNull(watched.get());
        assertEquals(7, blockOn(capturing(new int[7])));
    }

    private Future<Integer> capturing(int[] big) {
        watch(big);
        return Engine.COMPILED.async(() -> {
            await(Futures.yieldNow());
            return big.length;
        });
    }

    private static int length(int[] array, int more) {
        return array.length + more;
    }

    private static <T> Probe<T> first(List<Probe<T>> made) {
        made.add(new Probe<>());
        return made.getFirst();
    }

    private <T> T watch(T object) {
        watched = new WeakReference<>(object);
        return object;
    }

    private void stays(Future<?> future) throws Exception {
        future.poll(cx);
        System.gc();
        assertNotNull(watched.get());
    }

    private void goes(Future<?> future) throws Exception {
        future.poll(cx);
        Garbage.collectUntil(() -> watched.refersTo(null));
        assertNull(watched.get());
        Reference.reachabilityFence(future);
    }
}
