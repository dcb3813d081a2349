package async.measure;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What the operating system says of this machine and of this process, as files. Only Linux writes such files;
/// elsewhere
/// every question has an empty answer.
///
/// @param root where the files begin: `/`, or a folder of a test
record SystemFiles(Path root) {

    static SystemFiles here() {
        return new SystemFiles(Path.of("/"));
    }

    /// The number that a file consists of, if it is there and is one; "max" is none.
    OptionalLong number(String file) {
        return lines(file).flatMapToLong(SystemFiles::first).findFirst();
    }

    /// A line of `/proc/self/status`, such as `VmRSS:   1234 kB`, in bytes.
    OptionalLong status(String field) {
        return kilobytes("proc/self/status", field);
    }

    /// How many processes and threads this user may have: `ulimit -u`.
    OptionalLong userProcesses() {
        var name = "Max processes";
        return lines("proc/self/limits")
                .filter(line -> line.startsWith(name))
                .flatMapToLong(line -> first(line.substring(name.length())))
                .findFirst();
    }

    /// How many processes and threads this container may have.
    OptionalLong containerProcesses() {
        return lines("proc/self/cgroup")
                .flatMap(SystemFiles::pidsFiles)
                .flatMapToLong(file -> number(file).stream())
                .min();
    }

    /// The bytes that a new process can have without taking them from others: inside a container, what it has left.
    long freeMemory() {
        var bean = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var available = kilobytes("proc/meminfo", "MemAvailable");
        if (available.isEmpty()) return bean.getFreeMemorySize();
        boolean limited = bean.getTotalMemorySize()
                < kilobytes("proc/meminfo", "MemTotal").orElse(0);
        return limited ? Math.min(available.getAsLong(), bean.getFreeMemorySize()) : available.getAsLong();
    }

    private OptionalLong kilobytes(String file, String field) {
        return lines(file)
                .filter(line -> line.startsWith(field + ":"))
                .flatMapToLong(line -> first(line.substring(field.length() + 1)))
                .map(kilobytes -> kilobytes << 10)
                .findFirst();
    }

    /// The files of a group and of all groups around it, in both layouts: "8:pids:/a" and "0::/a".
    private static Stream<String> pidsFiles(String group) {
        var parts = group.split(":", 3);
        if (parts.length < 3 || !(parts[1].isEmpty() || parts[1].equals("pids"))) return Stream.of();
        var top = Path.of("sys/fs/cgroup", parts[1]);
        var leaf = top.resolve(parts[2].substring(1));
        return Stream.iterate(leaf, folder -> folder.startsWith(top), Path::getParent)
                .map(folder -> folder.resolve("pids.max").toString());
    }

    private static LongStream first(String words) {
        var number = words.strip().split("\\s+")[0];
        return number.matches("\\d{1,18}") ? LongStream.of(Long.parseLong(number)) : LongStream.empty();
    }

    private Stream<String> lines(String file) {
        try {
            return Files.readAllLines(root.resolve(file)).stream();
        } catch (IOException absent) {
            return Stream.of();
        }
    }
}
