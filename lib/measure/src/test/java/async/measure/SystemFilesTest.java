package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemFilesTest {

    @TempDir
    Path root;

    private void file(String name, String content) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), content);
    }

    @Test
    void a_line_of_the_status_is_told_in_bytes() throws Exception {
        file("proc/self/status", "Name:\tjava\nVmSize:\t  2048 kB\nVmRSS:\t     7 kB\n");
        assertEquals(OptionalLong.of(7 << 10), new SystemFiles(root).status("VmRSS"));
        assertEquals(OptionalLong.of(2 << 20), new SystemFiles(root).status("VmSize"));
    }

    @Test
    void the_users_limit_is_the_soft_one_and_may_be_none() throws Exception {
        file(
                "proc/self/limits",
                "Max cpu time    unlimited   unlimited  seconds\nMax processes  96365  96366  processes\n");
        assertEquals(OptionalLong.of(96365), new SystemFiles(root).userProcesses());
        file("proc/self/limits", "Max processes             unlimited            unlimited            processes\n");
        assertEquals(OptionalLong.empty(), new SystemFiles(root).userProcesses());
    }

    @Test
    void a_container_inherits_the_smallest_limit_around_it_in_both_layouts() throws Exception {
        file("proc/self/cgroup", "0::/outer/inner\n");
        file("sys/fs/cgroup/outer/inner/pids.max", "max\n");
        file("sys/fs/cgroup/outer/pids.max", "500\n");
        assertEquals(OptionalLong.of(500), new SystemFiles(root).containerProcesses());
        file("proc/self/cgroup", "8:pids:/\n4:memory:/elsewhere\n");
        file("sys/fs/cgroup/pids/pids.max", "300\n");
        assertEquals(OptionalLong.of(300), new SystemFiles(root).containerProcesses());
    }

    @Test
    void without_such_files_nothing_is_known_but_the_free_memory() {
        var elsewhere = new SystemFiles(root);
        assertEquals(OptionalLong.empty(), elsewhere.status("VmRSS"));
        assertEquals(OptionalLong.empty(), elsewhere.number("proc/sys/kernel/threads-max"));
        assertEquals(OptionalLong.empty(), elsewhere.containerProcesses());
        assertTrue(elsewhere.freeMemory() > 0);
        assertTrue(SystemFiles.here().freeMemory() > 1 << 20);
    }
}
