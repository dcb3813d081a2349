package async.measure;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What so many waiting jobs took in a child JVM of their own.
///
/// @param before without any job
record Sample(int jobs, Weight before, Weight after) implements Weighing.Outcome {

    /// What a JVM takes for its first jobs of a kind, for their code, however few they are.
    private static final long FIRST = 16 << 20;

    /// Bytes, -1 where this system does not tell.
    ///
    /// @param heap live objects, after a full collection
    /// @param resident memory of the machine that the process holds
    /// @param reserved addresses that it has asked for, touched or not
    record Weight(long heap, long resident, long reserved) {}

    /// As the child says it.
    String line() {
        return LongStream.of(
                        jobs, before.heap, before.resident, before.reserved, after.heap, after.resident, after.reserved)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    static Sample of(String line) {
        var n = Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Sample((int) n[0], new Weight(n[1], n[2], n[3]), new Weight(n[4], n[5], n[6]));
    }

    /// The heap that so many jobs would take, by what these took.
    long heapOf(int more) {
        return before.heap + (after.heap - before.heap) * more / jobs;
    }

    /// The memory of the machine that so many jobs would take.
    long residentOf(int more) {
        long grown = Math.max(0, after.resident - before.resident - FIRST);
        return Math.max(before.resident, 0) + grown * more / jobs;
    }
}
