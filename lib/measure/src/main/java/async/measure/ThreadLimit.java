package async.measure;

import async.measure.ChildJvm.Failed;
import async.measure.ChildJvm.Said;
import async.measure.chart.Numbers;
import async.measure.chart.Table;
import async.measure.chart.Tabled;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// How many platform threads one process can have here: what bounds them, and how far a child JVM really came. It stops
/// on purpose well before the nearest bound, since a machine that has run out of threads is no good to anybody.
///
/// {@snippet class=ThreadLimitTest region=limit}
///
/// @param bounds the nearest first
/// @param asked where it was to stop
/// @param reached how many threads were there at once
/// @param words why there were no more; empty if it stopped on purpose
public record ThreadLimit(List<Bound> bounds, long asked, long reached, String words) implements Tabled {

    private static final long MOST = 10_000;
    private static final long EACH = 64 << 10; // what a thread touches: its stack, and the kernel's own for it
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int STACK = 256;
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx64m", "-Xss" + STACK + "k");

    /// Something that bounds how many threads a process can have.
    ///
    /// @param threads how many it allows, [#NONE] if it sets no bound here
    /// @param read where that comes from
    public record Bound(String name, long threads, String read) {

        static final long NONE = Long.MAX_VALUE;

        boolean bounds() {
            return threads < NONE;
        }
    }

    /// Starts threads in a child JVM until one bound or the safe number is reached.
    ///
    /// @throws InterruptedException if the cell is interrupted; then the child is dead
    public static ThreadLimit find() throws IOException, InterruptedException {
        return find(safe());
    }

    /// The same, up to `most` threads, and never more than is safe.
    public static ThreadLimit find(long most) throws IOException, InterruptedException {
        long asked = Math.min(most, safe());
        return switch (new ChildJvm(FLAGS, PATIENCE).run(ThreadCrowd.class, List.of(Long.toString(asked)))) {
            case Said(var lines) -> of(asked, lines);
            case Failed(var words, var _) -> new ThreadLimit(bounds(SystemFiles.here()), asked, 0, words);
        };
    }

    /// @param lines how many threads there were, and the words of whoever refused the next
    private static ThreadLimit of(long asked, List<String> lines) {
        var words = lines.size() > 1 ? lines.getLast() : "";
        return new ThreadLimit(bounds(SystemFiles.here()), asked, Long.parseLong(lines.getFirst()), words);
    }

    /// How many threads this course dares to start here: half of what the nearest bound allows, and not above 10,000.
    static long safe() {
        return Math.min(MOST, bounds(SystemFiles.here()).getFirst().threads() / 2);
    }

    static List<Bound> bounds(SystemFiles host) {
        return List.of(
                        bound("user", host.userProcesses(), "ulimit -u"),
                        bound("container", host.containerProcesses(), "pids.max of its group"),
                        bound("system", host.number("proc/sys/kernel/threads-max"), "kernel.threads-max"),
                        bound("thread ids", host.number("proc/sys/kernel/pid_max"), "kernel.pid_max"),
                        bound(
                                "memory mappings",
                                half(host.number("proc/sys/vm/max_map_count")),
                                "vm.max_map_count, each stack needs two"),
                        new Bound(
                                "memory", host.freeMemory() / EACH, "what is free, 64 KB each with the kernel's part"))
                .stream()
                .sorted(Comparator.comparingLong(Bound::threads))
                .toList();
    }

    private static Bound bound(String name, OptionalLong threads, String read) {
        return new Bound(name, threads.orElse(Bound.NONE), read);
    }

    private static OptionalLong half(OptionalLong mappings) {
        return mappings.stream().map(count -> count / 2).findFirst();
    }

    /// In one sentence: how far it came, and why not further.
    public String sentence() {
        if (words.isEmpty()) return "reached " + Numbers.exact(reached) + " threads and stopped there on purpose";
        return "reached %s threads, then: %s".formatted(Numbers.exact(reached), words);
    }

    @Override
    public Table table() {
        var table = Table.of("what bounds the threads", "how many", "read from");
        for (var bound : bounds)
            table.row(bound.name(), bound.bounds() ? Numbers.exact(bound.threads()) : "no bound", bound.read());
        return table.caption(
                "A child JVM with stacks of %d KB, as only their number counts, %s. The nearest bound is %s."
                        .formatted(STACK, sentence(), bounds.getFirst().name()));
    }
}
