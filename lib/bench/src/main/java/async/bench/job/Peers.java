package async.bench.job;

import async.await.Engine;
import java.util.function.Supplier;

/// Who can be measured, beside those of `lib/peers`.
enum Peers {
    AWAIT_COMPILED(() -> new AwaitBodies(Engine.COMPILED)),
    AWAIT_COROUTINE(() -> new AwaitBodies(Engine.COROUTINE)),
    HAND_WRITTEN(HandWritten::new),
    VIRTUAL_THREADS(VirtualThreads::new);

    final Supplier<Peer> maker;

    Peers(Supplier<Peer> maker) {
        this.maker = maker;
    }
}
