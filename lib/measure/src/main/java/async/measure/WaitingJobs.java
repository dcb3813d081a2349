package async.measure;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The program of a child JVM: lets so many jobs wait, says what memory that takes, and ends without waiting for them.
///
/// ```
///   warm up --> weigh --> begin n jobs --> all have begun --> collect until the heap stays as it is --> weigh --> halt
/// ```
///
/// Warm means: the code of such jobs has been compiled, as it is in a server that has run for a minute. Cold code keeps
/// larger frames, and a thread that runs it touches more of its stack.
final class WaitingJobs {

    private static final Duration LONG = Duration.ofHours(1);
    private static final int MOST_COLLECTIONS = 10;
    private static final int PAUSE = 20;

    private WaitingJobs() {}

    public static void main(String[] arguments) throws Exception {
        Parent.watch();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> fail(failure.toString()));
        Crowds.warmUp(arguments[0]);
        var before = weigh(collected());
        int jobs = Integer.parseInt(arguments[1]);
        begin(arguments[0], jobs);
        System.out.println(new Sample(jobs, before, weigh(settledHeap())).line());
        Runtime.getRuntime().halt(0);
    }

    /// Comes back when all jobs have begun, while they wait.
    private static void begin(String crowd, int jobs) throws InterruptedException {
        var begun = new CountDownLatch(jobs);
        Thread.ofPlatform().start(() -> run(crowd, jobs, begun));
        begun.await();
    }

    private static void run(String crowd, int jobs, CountDownLatch begun) {
        try {
            Crowds.named(crowd).run(jobs, Crowds.work(LONG, begun));
            fail("its jobs ended instead of waiting");
        } catch (Throwable failure) { // a full heap or a refused thread is what we are here to hear of
            fail(failure.toString());
        }
    }

    private static void fail(String words) {
        System.out.println(words);
        Runtime.getRuntime().halt(2);
    }

    private static Sample.Weight weigh(long heap) {
        var host = SystemFiles.here();
        return new Sample.Weight(
                heap, host.status("VmRSS").orElse(-1), host.status("VmSize").orElse(-1));
    }

    /// The last jobs to begin may still be on their way into their wait; so collects until that is over.
    private static long settledHeap() throws InterruptedException {
        long before = collected();
        for (int i = 1; i < MOST_COLLECTIONS; i++) {
            Thread.sleep(PAUSE);
            long now = collected();
            if (Math.abs(now - before) < before / 500) return now;
            before = now;
        }
        return before;
    }

    private static long collected() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
