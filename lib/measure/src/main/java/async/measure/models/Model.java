package async.measure.models;

import async.measure.models.crowd.ActorCrowd;
import async.measure.models.crowd.CallbackCrowd;
import async.measure.models.crowd.CompletableFutureCrowd;
import async.measure.models.crowd.CoroutineCrowd;
import async.measure.models.crowd.FixedPoolCrowd;
import async.measure.models.crowd.ManyThreadTaskCrowd;
import async.measure.models.crowd.PlatformThreadCrowd;
import async.measure.models.crowd.TaskCrowd;
import async.measure.models.crowd.VirtualThreadCrowd;
import java.util.function.Supplier;

/// A way to do several things at once. Each does every [Job], as its users would write it.
///
/// {@snippet class=ModelTest region=crowd}
public enum Model {
    PLATFORM_THREADS("platform threads", PlatformThreadCrowd::new),
    FIXED_POOL("fixed pool", FixedPoolCrowd::new),
    VIRTUAL_THREADS("virtual threads", VirtualThreadCrowd::new),
    CALLBACKS("callbacks", CallbackCrowd::new),
    COROUTINES("coroutines", CoroutineCrowd::new),
    ACTORS("actors", ActorCrowd::new),
    COMPLETABLE_FUTURE("CompletableFuture", CompletableFutureCrowd::new),
    TASKS("tasks, one thread", TaskCrowd::new),
    TASKS_MANY_THREADS("tasks, many threads", ManyThreadTaskCrowd::new);

    /// How many threads the fixed pool has.
    public static final int POOL = 8;

    private final String words;
    private final Supplier<Crowd> crowd;

    Model(String words, Supplier<Crowd> crowd) {
        this.words = words;
        this.crowd = crowd;
    }

    /// A new one, to be closed.
    public Crowd crowd() {
        return crowd.get();
    }

    @Override
    public String toString() {
        return words;
    }
}
