package async.measure;

import async.measure.ChildJvm.Failed;
import async.measure.ChildJvm.Said;
import async.measure.models.Model;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Lets jobs of one kind wait in child JVMs, one for each size, all with the same flags, and weighs them. What this
/// machine's memory cannot hold is not tried.
///
/// @param crowd as [Crowds] knows it
/// @param home a class that lies where the crowd's does
/// @param free bytes that this machine has to spare
record Weighing(String crowd, Class<?> home, Duration limit, long free) {

    private static final long SMALLEST_HEAP = 64;
    private static final long LARGEST_HEAP = 2048;

    /// What came out of one size.
    sealed interface Outcome permits Sample, Refused {}

    /// @param words why there is no sample
    record Refused(String words) implements Outcome {}

    static Weighing of(Model model, Duration limit) {
        return new Weighing(model.name(), Model.class, limit, SystemFiles.here().freeMemory());
    }

    /// A small collector that takes the heap as it comes, and leaves no dead object where it lies in three of four
    /// collections, as it would by itself; compilation at once, so that a short run is as warm as a long
    /// one; and the usual stack of 64-bit systems, said aloud.
    List<String> flags() {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:MarkSweepAlwaysCompactCount=1",
                "-Xms16m",
                "-Xmx" + heap(free) + "m",
                "-Xss1m",
                "-Xbatch",
                "-XX:+ExitOnOutOfMemoryError");
    }

    /// @param smaller what a smaller size took, null for the first one
    Outcome weigh(int jobs, Sample smaller) throws IOException, InterruptedException {
        var obstacle = obstacle(jobs, smaller);
        if (!obstacle.isEmpty()) return new Refused(obstacle);
        var child = new ChildJvm(flags(), limit);
        return switch (child.run(WaitingJobs.class, List.of(crowd, Integer.toString(jobs)), home)) {
            case Said(var lines) -> Sample.of(lines.getLast());
            case Failed(var words, var _) -> new Refused(words);
        };
    }

    private String obstacle(int jobs, Sample smaller) {
        if (crowd.equals(Model.FIXED_POOL.name()) && jobs > Model.POOL)
            return "a pool of %d threads lets %d jobs wait, the others stand in its queue"
                    .formatted(Model.POOL, Model.POOL);
        long most = mostThreads(crowd);
        if (jobs > most) return beyond(most);
        return smaller == null ? "" : tooMuch(jobs, smaller);
    }

    /// The old generation of this collector is two thirds of the heap, and it is there that what stays will lie.
    private String tooMuch(int jobs, Sample smaller) {
        long heap = smaller.heapOf(jobs) * 3 / 2;
        if (heap > heap(free) << 20) return needs(heap, "its heap has " + heap(free) + " MB");
        long resident = smaller.residentOf(jobs);
        return resident > free ? needs(resident, (free >> 20) + " MB are free here") : "";
    }

    private static String needs(long bytes, String has) {
        return "needs about %s MB, and %s".formatted(Units.number(bytes >> 20), has);
    }

    /// How many jobs may wait at once where each has a thread of the system.
    static long mostThreads(String crowd) {
        return crowd.equals(Model.PLATFORM_THREADS.name()) ? ThreadLimit.safe() : Long.MAX_VALUE;
    }

    static String beyond(long most) {
        return Units.number(most) + " threads are the most that this course starts here";
    }

    /// In MB: three quarters of what is free, so that the heap does not endanger what else runs here.
    static long heap(long free) {
        return Math.clamp((free >> 20) * 3 / 4, SMALLEST_HEAP, LARGEST_HEAP);
    }
}
