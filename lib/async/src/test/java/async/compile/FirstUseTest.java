package async.compile;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import async.await.Async;
import async.await.Engine;
import async.core.AsyncBody;
import async.core.Future;
import async.future.Futures;
import async.support.FolderLoader;
import async.support.Program;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Threads that use a body for the first time, all at the same moment.
@Timeout(120)
class FirstUseTest {

    private static final int THREADS = 8;
    private static final int BODIES = 100;

    @TempDir
    private Path folder;

    @Test
    void eight_threads_that_use_one_body_first_compile_it_once() throws Exception {
        Set<Class<?>> machines = ConcurrentHashMap.newKeySet();
        List<Integer> values = together(thread -> () -> {
            Future<Integer> future = Engine.COMPILED.async(body(thread));
            machines.add(future.getClass());
            return blockOn(future);
        });
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), values);
        assertEquals(1, machines.size());
        assertEquals(
                1,
                Async.report().stream()
                        .filter(each -> each.body().getMethodName().contains("first_used"))
                        .count());
    }

    private static AsyncBody<Integer> body(int thread) {
        return first_used(thread);
    }

    private static AsyncBody<Integer> first_used(int thread) {
        return () -> {
            await(Futures.yieldNow());
            return thread + await(Futures.ready(1));
        };
    }

    @Test
    void eight_threads_that_use_a_hundred_bodies_in_orders_of_their_own_compile_each_once() throws Exception {
        var loader = new FolderLoader(Program.compile(folder, hundred()));
        Map<Integer, Set<Class<?>>> machines = new ConcurrentHashMap<>();
        var all = new ArrayList<IntFunction<Future<String>>>();
        for (int i = 0; i < BODIES; i++) all.add(maker(loader, i));
        List<Integer> values = together(thread -> () -> {
            int right = 0;
            for (int i = 0; i < BODIES; i++) {
                int n = thread % 2 == 0 ? i : (i * 37 + thread) % BODIES; // 37: each once
                Future<String> future = all.get(n).apply(thread);
                machines.computeIfAbsent(n, _ -> ConcurrentHashMap.newKeySet()).add(future.getClass());
                if (blockOn(future).equals(n + " of " + thread)) right++;
            }
            return right;
        });
        assertEquals(List.of(100, 100, 100, 100, 100, 100, 100, 100), values);
        assertEquals(BODIES, machines.values().stream().mapToInt(Set::size).sum());
        assertEquals(
                BODIES,
                machines.values().stream().flatMap(Set::stream).distinct().count());
        assertEquals(
                BODIES,
                Async.report().stream()
                        .filter(each -> each.body().getClassName().equals("Hundred"))
                        .filter(Compilation.Compiled.class::isInstance)
                        .count());
        Reference.reachabilityFence(loader);
    }

    private static String hundred() {
        var source = new StringBuilder("public class Hundred {");
        for (int i = 0; i < BODIES; i++) source.append("""
                    private static int own%1$d() { return %1$d; }
                    public static async.core.Future<String> make%1$d(int thread) {
                        return async.await.Engine.COMPILED.async(() -> {
                            async.await.Async.await(async.future.Futures.yieldNow());
                            return own%1$d() + " of " + async.await.Async.await(async.future.Futures.ready(thread));
                        });
                    }
                    """.formatted(i));
        return source.append('}').toString();
    }

    @SuppressWarnings("unchecked") // the source above says so
    private static IntFunction<Future<String>> maker(ClassLoader loader, int body) throws Exception {
        var make = loader.loadClass("Hundred").getMethod("make" + body, int.class);
        return thread -> {
            try {
                return (Future<String>) make.invoke(null, thread);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static List<Integer> together(IntFunction<Callable<Integer>> work) throws Exception {
        var barrier = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = new ArrayList<java.util.concurrent.Future<Integer>>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(threads.submit(() -> {
                    barrier.await();
                    return work.apply(thread).call();
                }));
            }
            var values = new ArrayList<Integer>();
            for (var each : all) values.add(each.get());
            return values;
        }
    }
}
