package async.bench.job;

import async.await.Engine;
import java.util.List;
import java.util.function.Supplier;

/// Who can be measured, beside those of `lib/peers`: on one thread, and on two workers.
enum Peers {
    AWAIT_COMPILED(() -> new AwaitBodies(Engine.COMPILED), () -> new AwaitWorkers(Engine.COMPILED)),
    AWAIT_COROUTINE(() -> new AwaitBodies(Engine.COROUTINE), () -> new AwaitWorkers(Engine.COROUTINE)),
    HAND_WRITTEN(HandWritten::new, HandWrittenWorkers::new),
    VIRTUAL_THREADS(VirtualThreads::new, () -> new ThreadWorkers(VirtualThreads.FACTORY)),
    PLATFORM_THREADS(PlatformThreads::new, () -> new ThreadWorkers(PlatformThreads.FACTORY)),
    COMPLETABLE_FUTURE(CompletableFutures::new, FutureWorkers::new),
    REACTOR(Reactor::new, ReactorWorkers::new);

    private final Supplier<Peer> peer;
    private final Supplier<Workers> workers;

    Peers(Supplier<Peer> peer, Supplier<Workers> workers) {
        this.peer = peer;
        this.workers = workers;
    }

    Peer peer(Rounds rounds) {
        checkCarriers(1, rounds);
        return peer.get();
    }

    Workers workers(Rounds rounds) {
        checkCarriers(Workers.SIZE, rounds);
        return workers.get();
    }

    private void checkCarriers(int wanted, Rounds rounds) {
        if (this != VIRTUAL_THREADS || rounds.smoke()) return;
        for (String property : List.of("parallelism", "maxPoolSize")) {
            String name = "jdk.virtualThreadScheduler." + property;
            if (Integer.getInteger(name, 0) != wanted)
                throw new IllegalStateException("this job measures virtual threads on " + wanted
                        + " carriers: start java with -D" + name + "=" + wanted);
        }
    }
}
