package async.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DaemonTest {

    private final InheritableThreadLocal<String> inherited = new InheritableThreadLocal<>();
    private String seen = "nothing yet";

    @Test
    void takes_nothing_over_from_whoever_starts_it() throws Exception {
        inherited.set("the starter's");
        var starter = Thread.currentThread();
        int before = starter.getPriority();
        starter.setPriority(Thread.MIN_PRIORITY);
        // @start region=daemon
        Thread helper = Daemon.start("async-helper", () -> seen = inherited.get());
        assertEquals("async-helper", helper.getName());
        assertTrue(helper.isDaemon());
        // @end
        starter.setPriority(before);
        helper.join();
        assertNull(seen);
        assertEquals(Thread.NORM_PRIORITY, helper.getPriority());
        assertSame(ClassLoader.getSystemClassLoader(), helper.getContextClassLoader());
    }
}
