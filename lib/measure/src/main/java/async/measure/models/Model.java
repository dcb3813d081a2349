package async.measure.models;

import async.measure.Show;
import async.measure.chart.Table;
import async.measure.models.brigade.ActorBrigade;
import async.measure.models.brigade.CallbackBrigade;
import async.measure.models.brigade.CallbackPipes;
import async.measure.models.brigade.CompletableFutureBrigade;
import async.measure.models.brigade.CoroutineBrigade;
import async.measure.models.brigade.CoroutinePipes;
import async.measure.models.brigade.FixedPoolBrigade;
import async.measure.models.brigade.FixedPoolPipes;
import async.measure.models.brigade.ManyThreadTaskBrigade;
import async.measure.models.brigade.ManyThreadTaskPipes;
import async.measure.models.brigade.PlatformThreadBrigade;
import async.measure.models.brigade.PlatformThreadPipes;
import async.measure.models.brigade.TaskBrigade;
import async.measure.models.brigade.TaskPipes;
import async.measure.models.brigade.VirtualThreadBrigade;
import async.measure.models.brigade.VirtualThreadPipes;
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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// A way to do several things at once. Each does the same [jobs][Job], as its users would write them; each way of a job
/// is a class of its own, to be read beside the others.
///
/// {@snippet class=ModelTest region=crowd}
public enum Model {
    PLATFORM_THREADS(
            "platform threads",
            Way.of(PlatformThreadCrowd.class, PlatformThreadCrowd::new),
            Way.of(PlatformThreadBrigade.class, PlatformThreadBrigade::new),
            Way.of(PlatformThreadPipes.class, PlatformThreadPipes::new),
            Way.of(PlatformThreadFanOut.class, PlatformThreadFanOut::new)),
    FIXED_POOL(
            "fixed pool",
            Way.of(FixedPoolCrowd.class, FixedPoolCrowd::new),
            Way.of(FixedPoolBrigade.class, FixedPoolBrigade::new),
            Way.of(FixedPoolPipes.class, FixedPoolPipes::new),
            Way.of(FixedPoolFanOut.class, FixedPoolFanOut::new)),
    VIRTUAL_THREADS(
            "virtual threads",
            Way.of(VirtualThreadCrowd.class, VirtualThreadCrowd::new),
            Way.of(VirtualThreadBrigade.class, VirtualThreadBrigade::new),
            Way.of(VirtualThreadPipes.class, VirtualThreadPipes::new),
            Way.of(VirtualThreadFanOut.class, VirtualThreadFanOut::new)),
    CALLBACKS(
            "callbacks",
            Way.of(CallbackCrowd.class, CallbackCrowd::new),
            Way.of(CallbackBrigade.class, CallbackBrigade::new),
            Way.of(CallbackPipes.class, CallbackPipes::new),
            Way.of(CallbackFanOut.class, CallbackFanOut::new)),
    COROUTINES(
            "coroutines",
            Way.of(CoroutineCrowd.class, CoroutineCrowd::new),
            Way.of(CoroutineBrigade.class, CoroutineBrigade::new),
            Way.of(CoroutinePipes.class, CoroutinePipes::new),
            Way.of(CoroutineFanOut.class, CoroutineFanOut::new)),
    ACTORS(
            "actors",
            Way.of(ActorCrowd.class, ActorCrowd::new),
            Way.of(ActorBrigade.class, ActorBrigade::new),
            Way.none("actors know messages, and no pipes: over pipes they would be tasks by another name"),
            Way.of(ActorFanOut.class, ActorFanOut::new)),
    COMPLETABLE_FUTURE(
            "CompletableFuture",
            Way.of(CompletableFutureCrowd.class, CompletableFutureCrowd::new),
            Way.of(CompletableFutureBrigade.class, CompletableFutureBrigade::new),
            Way.none("nothing in the JDK completes a CompletableFuture when a pipe can be read:"
                    + " somebody else would have to watch"),
            Way.of(CompletableFutureFanOut.class, CompletableFutureFanOut::new)),
    TASKS(
            "tasks, one thread",
            Way.of(TaskCrowd.class, TaskCrowd::new),
            Way.of(TaskBrigade.class, TaskBrigade::new),
            Way.of(TaskPipes.class, TaskPipes::new),
            Way.of(TaskFanOut.class, TaskFanOut::new)),
    TASKS_MANY_THREADS(
            "tasks, many threads",
            Way.of(ManyThreadTaskCrowd.class, ManyThreadTaskCrowd::new),
            Way.of(ManyThreadTaskBrigade.class, ManyThreadTaskBrigade::new),
            Way.of(ManyThreadTaskPipes.class, ManyThreadTaskPipes::new),
            Way.of(ManyThreadTaskFanOut.class, ManyThreadTaskFanOut::new));

    /// How many threads the fixed pool has.
    public static final int POOL = 8;

    private final String words;
    private final Way<Supplier<Crowd>> crowd;
    private final Way<IntFunction<Brigade>> brigade;
    private final Way<IntFunction<Brigade>> pipes;
    private final Way<Supplier<FanOut>> fanOut;

    Model(
            String words,
            Way<Supplier<Crowd>> crowd,
            Way<IntFunction<Brigade>> brigade,
            Way<IntFunction<Brigade>> pipes,
            Way<Supplier<FanOut>> fanOut) {
        this.words = words;
        this.crowd = crowd;
        this.brigade = brigade;
        this.pipes = pipes;
        this.fanOut = fanOut;
    }

    /// A new one, to be closed.
    public Crowd crowd() {
        return crowd.maker().get();
    }

    /// A new one of so many members who hand the bucket on in memory; to be closed.
    ///
    /// {@snippet class=ModelTest region=brigade}
    ///
    /// @throws IllegalArgumentException if this model cannot carry so many
    /// @throws IllegalStateException if this machine has no more threads
    public Brigade brigade(int members) {
        return brigade.maker().apply(atLeastOne(members));
    }

    /// The same over pipes of the operating system.
    ///
    /// @throws IllegalArgumentException if this model cannot carry so many
    /// @throws UnsupportedOperationException if it does not do that ([#does])
    /// @throws java.io.UncheckedIOException if this system opens no more pipes
    public Brigade pipes(int members) {
        return pipes.maker().apply(atLeastOne(members));
    }

    /// A new one, to be closed.
    public FanOut fanOut() {
        return fanOut.maker().get();
    }

    /// Whether it can do a job at all; only [Job#PIPES] are not for everybody.
    public boolean does(Job job) {
        return way(job).refusal().isEmpty();
    }

    /// The class that does a job, for [Show#source(Class)].
    ///
    /// @throws UnsupportedOperationException if none does, with the reason
    public Class<?> source(Job job) {
        return way(job).type();
    }

    /// How many lines of code that class has, counted in its source: no comments, blank lines or imports.
    ///
    /// @throws UnsupportedOperationException as [#source]
    public int lines(Job job) throws IOException {
        return Show.lines(source(job));
    }

    /// The lines of code of every model and job.
    public static Table lines() throws IOException {
        var table = Table.of("lines of code", "crowd", "brigade in memory", "brigade over pipes", "fan-out");
        for (var model : values()) table.row(model.row());
        return table;
    }

    private Object[] row() throws IOException {
        var cells = new ArrayList<Object>(List.of(this));
        for (var job : Job.values()) cells.add(does(job) ? lines(job) : "none");
        return cells.toArray();
    }

    private Way<?> way(Job job) {
        return switch (job) {
            case CROWD -> crowd;
            case BRIGADE -> brigade;
            case PIPES -> pipes;
            case FAN_OUT -> fanOut;
        };
    }

    /// @throws IllegalArgumentException if the fixed pool has too few threads for members who each keep one
    public static void checkPool(int members) {
        if (members > POOL)
            throw new IllegalArgumentException(
                    "a pool of %d threads cannot carry %d members who wait for each other: ".formatted(POOL, members)
                            + "each keeps a thread, so take at most " + POOL);
    }

    private static int atLeastOne(int members) {
        if (members < 1) throw new IllegalArgumentException("a brigade has 1 member or more, not " + members);
        return members;
    }

    @Override
    public String toString() {
        return words;
    }
}
