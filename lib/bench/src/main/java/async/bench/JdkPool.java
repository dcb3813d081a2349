package async.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;

/// The JDK's two pools.
final class JdkPool {

    private JdkPool() {}

    static final class ForkJoin implements Pool {

        private final ForkJoinPool pool =
                new ForkJoinPool(TwoThreads.WORKERS, ForkJoinPool.defaultForkJoinWorkerThreadFactory, null, true);

        @Override
        public void spawn(Runnable body) {
            pool.execute(body);
        }

        @Override
        public void spawnYielder(int times, Runnable end) {
            pool.execute(new Runnable() {
                private int left = times;

                @Override
                public void run() {
                    if (left-- == 0) end.run();
                    else pool.execute(this);
                }
            });
        }

        @Override
        public void spawnPingPong(Runnable end) {
            pool.execute(() -> {
                var there = new CompletableFuture<Void>();
                var back = new CompletableFuture<Void>();
                there.thenRunAsync(() -> back.complete(null), pool);
                there.complete(null);
                back.thenRunAsync(end, pool);
            });
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    static final class VirtualThreads implements Pool {

        @Override
        public void spawn(Runnable body) {
            Thread.startVirtualThread(body);
        }

        @Override
        public void spawnYielder(int times, Runnable end) {
            Thread.startVirtualThread(() -> {
                for (int i = 0; i < times; i++) Thread.yield();
                end.run();
            });
        }

        @Override
        public void spawnPingPong(Runnable end) {
            Thread.startVirtualThread(() -> {
                var there = new CompletableFuture<Void>();
                var back = new CompletableFuture<Void>();
                Thread.startVirtualThread(() -> {
                    there.join();
                    back.complete(null);
                });
                there.complete(null);
                back.join();
                end.run();
            });
        }

        @Override
        public void close() {}
    }
}
