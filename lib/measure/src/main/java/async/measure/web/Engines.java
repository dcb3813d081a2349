package async.measure.web;

import async.core.Daemon;
import async.executor.LocalExecutor;
import async.future.Futures;
import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The three search engines of the essay, on this machine: HTTP servers on free ports, all on one daemon thread named
/// `engines`, which starts here and has ended when [#close] returns.
///
/// {@snippet class=EnginesTest region=engines}
public final class Engines implements AutoCloseable {

    private static final int RESERVE = 100;

    private final List<Engine> engines = new ArrayList<>();
    private final LocalExecutor executor = new LocalExecutor();
    private final Thread thread;
    private volatile boolean closing; // from then on the thread may end in any way

    /// google answers after 300 ms, bing after 200 ms, mozilla after 400 ms.
    ///
    /// @throws IOException if this machine lends no port
    public Engines() throws IOException {
        this(Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofMillis(400));
    }

    /// With latencies of your own.
    ///
    /// @throws IOException if this machine lends no port
    public Engines(Duration google, Duration bing, Duration mozilla) throws IOException {
        try {
            engines.add(new Engine("google", google));
            engines.add(new Engine("bing", bing));
            engines.add(new Engine("mozilla", mozilla));
        } catch (IOException noPort) {
            engines.forEach(Engine::close);
            throw noPort;
        }
        thread = Daemon.start("engines", this::serve);
    }

    /// How many connections to engines in this process it can hold at once, at two sockets each: what the
    /// system's limit on open files leaves, less a reserve for everything else.
    ///
    /// {@snippet class=EnginesTest region=room}
    public static int room() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean files))
            return Integer.MAX_VALUE; // Windows has no such limit
        long left = files.getMaxFileDescriptorCount() - files.getOpenFileDescriptorCount() - RESERVE;
        return Math.clamp(left / 2, 0, Integer.MAX_VALUE);
    }

    /// How long their thread has been on a processor so far: near the time on the wall, it is they who are the
    /// bottleneck.
    ///
    /// {@snippet class=EnginesTest region=busy}
    public Duration busy() {
        long nanos = ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
        return Duration.ofNanos(Math.max(0, nanos)); // -1 once it has ended
    }

    /// All three, in the essay's order.
    public List<Engine> all() {
        return List.copyOf(engines);
    }

    /// @throws IllegalArgumentException if there is no engine of that name
    public Engine engine(String name) {
        return engines.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no engine is called '" + name + "'; there are google, bing and mozilla"));
    }

    /// Ends the thread and every connection, and waits for both; an interrupt does not stop it, and stays set.
    @Override
    public void close() {
        closing = true;
        executor.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
        engines.forEach(Engine::close);
    }

    private void serve() {
        try {
            executor.run(Futures.joinAll(engines.stream().map(Engine::serve).toList()));
        } catch (Exception e) {
            if (!closing) throw new IllegalStateException("the search engines have stopped", e);
        }
    }
}
