package async.measure;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Finds threads of this JVM that burn the processor while we want to measure: most often a loop of a cell that was
/// interrupted and spins on. Looks twice, a moment apart, and names those that computed for half of that moment.
///
/// @param clocks for each thread except the asking one, how long it has computed, in nanoseconds
record HotThreads(Supplier<Map<String, Long>> clocks, long pauseMillis) {

    static HotThreads ofThisJvm() {
        return new HotThreads(HotThreads::processorTimes, 20);
    }

    List<String> look() throws InterruptedException {
        var before = clocks.get();
        Thread.sleep(pauseMillis);
        long half = pauseMillis * 1_000_000 / 2;
        return clocks.get().entrySet().stream()
                .filter(now -> now.getValue() - before.getOrDefault(now.getKey(), now.getValue()) >= half)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    static String warning(List<String> hot) {
        return "! Another thread of this kernel is computing (%s), so these numbers come out too high: restart the kernel if it is a leftover."
                .formatted(String.join(", ", hot));
    }

    private static Map<String, Long> processorTimes() {
        var bean = ManagementFactory.getThreadMXBean();
        var times = new HashMap<String, Long>();
        for (var info : bean.getThreadInfo(bean.getAllThreadIds()))
            if (info != null && info.getThreadId() != Thread.currentThread().threadId())
                times.put(info.getThreadName() + " #" + info.getThreadId(), bean.getThreadCpuTime(info.getThreadId()));
        return times;
    }
}
