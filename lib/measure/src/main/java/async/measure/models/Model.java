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
import async.measure.models.fanout.ActorFanOut;
import async.measure.models.fanout.CallbackFanOut;
import async.measure.models.fanout.CompletableFutureFanOut;
import async.measure.models.fanout.CoroutineFanOut;
import async.measure.models.fanout.FixedPoolFanOut;
import async.measure.models.fanout.ManyThreadTaskFanOut;
import async.measure.models.fanout.PlatformThreadFanOut;
import async.measure.models.fanout.TaskFanOut;
import async.measure.models.fanout.VirtualThreadFanOut;
import java.util.function.Supplier;

/// A way to do several things at once. Each does every [Job], as its users would write it.
///
/// {@snippet class=ModelTest region=crowd}
public enum Model {
    PLATFORM_THREADS("platform threads", PlatformThreadCrowd::new, PlatformThreadFanOut::new),
    FIXED_POOL("fixed pool", FixedPoolCrowd::new, FixedPoolFanOut::new),
    VIRTUAL_THREADS("virtual threads", VirtualThreadCrowd::new, VirtualThreadFanOut::new),
    CALLBACKS("callbacks", CallbackCrowd::new, CallbackFanOut::new),
    COROUTINES("coroutines", CoroutineCrowd::new, CoroutineFanOut::new),
    ACTORS("actors", ActorCrowd::new, ActorFanOut::new),
    COMPLETABLE_FUTURE("CompletableFuture", CompletableFutureCrowd::new, CompletableFutureFanOut::new),
    TASKS("tasks, one thread", TaskCrowd::new, TaskFanOut::new),
    TASKS_MANY_THREADS("tasks, many threads", ManyThreadTaskCrowd::new, ManyThreadTaskFanOut::new);

    /// How many threads the fixed pool has.
    public static final int POOL = 8;

    private final String words;
    private final Supplier<Crowd> crowd;
    private final Supplier<FanOut> fanOut;

    Model(String words, Supplier<Crowd> crowd, Supplier<FanOut> fanOut) {
        this.words = words;
        this.crowd = crowd;
        this.fanOut = fanOut;
    }

    /// A new one, to be closed.
    public Crowd crowd() {
        return crowd.get();
    }

    /// A new one, to be closed.
    public FanOut fanOut() {
        return fanOut.get();
    }

    @Override
    public String toString() {
        return words;
    }
}
