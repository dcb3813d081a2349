package async.bench.job;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this process holds, in bytes.
final class Memory {

    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /// What is left of the heap after two full collections: what the first finds dead may keep others alive.
    static long live() {
        collect();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static void collect() {
        System.gc();
        System.gc();
    }

    /// All pages that are in memory.
    static long resident() throws IOException {
        if (!Files.exists(STATUS))
            throw new IllegalStateException(
                    "parked-rss reads " + STATUS + ", which only Linux has; leave this job out");
        for (String line : Files.readAllLines(STATUS))
            if (line.startsWith("VmRSS:")) return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
        throw new IllegalStateException(STATUS + " has no VmRSS");
    }
}
