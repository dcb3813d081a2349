package async.measure.web;

import async.core.Daemon;
import async.executor.LocalExecutor;
import async.future.Futures;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The three search engines of the essay, on this machine: HTTP servers on free ports, all on one daemon thread named
/// `engines`, which starts here and has ended when [#close] returns.
///
/// {@snippet class=EnginesTest region=engines}
public final class Engines implements AutoCloseable {

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
