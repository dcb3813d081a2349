package async.check;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;

/// How often a thread has gone to sleep, as the JVM counts: in `Thread.sleep`, `Object.wait` and every park, so under
/// locks and queues of `java.util.concurrent` too.
///
/// Not counted, so as to accuse nobody wrongly: monitors, which two threads may both want for a moment; and reads that
/// block in the kernel, of which the JVM knows nothing. A virtual thread has no count.
final class Waits {

    private Waits() {}

    static long ofThisThread() {
        try {
            ThreadInfo thread = ManagementFactory.getThreadMXBean()
                    .getThreadInfo(Thread.currentThread().threadId());
            return thread == null ? 0 : thread.getWaitedCount();
        } catch (LinkageError absent) { // java.management is not among this program's modules
            return 0;
        }
    }
}
