package async.measure;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Counts the operating-system threads of this JVM. Virtual threads are not among them; the threads that carry them
/// are.
///
/// {@snippet class=ThreadsTest region=threads}
public final class Threads {

    private static volatile Set<Long> before = ids();

    private Threads() {}

    /// How many threads were started while something ran, and how many were there at once beyond those before
    /// it. The JVM counts them itself, so that no thread is too short-lived to be seen; threads of other cells
    /// count too.
    public record Used(long started, int peak) {

        @Override
        public String toString() {
            return "threads started: %d, at once: +%d".formatted(started, peak);
        }
    }

    /// The threads that are alive now and were not when the page was set up, by name. Its size is the "+0" of the
    /// pages.
    public static List<String> live() {
        var known = before;
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && thread != Thread.currentThread())
                .filter(thread -> !known.contains(thread.threadId()))
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    public static Used during(Action action) throws Exception {
        var bean = ManagementFactory.getThreadMXBean();
        long started = bean.getTotalStartedThreadCount();
        int alive = bean.getThreadCount();
        bean.resetPeakThreadCount();
        action.run();
        return new Used(bean.getTotalStartedThreadCount() - started, Math.max(0, bean.getPeakThreadCount() - alive));
    }

    /// From now on, what runs already belongs to the kernel and not to the page.
    static void startCounting() {
        before = ids();
    }

    private static Set<Long> ids() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::threadId)
                .collect(Collectors.toSet());
    }
}
