package async.measure.web;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import async.core.Future;
import async.future.Either;
import async.future.Futures;
import async.io.Net;
import async.io.TcpListener;
import async.io.TcpStream;
import async.time.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// One search engine: answers `GET /statistics` with its number of cases, so long after the question as it was
/// told.
///
/// ```
///   ACCEPTED --request read--> THINKING --latency over--> ANSWERED --> closed
///       |                         |  (hung: never)        (failing: 503)
///       +--- the client leaves ---+---------------------------------> closed
/// ```
///
/// `clients`, `peak` and `requests` are guarded by `this`; `hung` and `failing` are volatile; everything else runs on
/// the engines' one thread.
///
/// {@snippet class=EnginesTest region=engines}
public final class Engine {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration latency;
    private final TcpListener listener;
    private final Set<TcpStream> clients = new HashSet<>();
    private int peak;
    private int requests;
    private volatile boolean hung;
    private volatile boolean failing;

    Engine(String name, Duration latency) throws IOException {
        this.name = name;
        this.latency = latency;
        listener = Net.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public String name() {
        return name;
    }

    public Duration latency() {
        return latency;
    }

    public int port() {
        return listener.address().getPort();
    }

    /// Where it answers.
    public URI statistics() {
        var address = listener.address();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/statistics");
    }

    /// From the next question on it accepts, listens, and never answers.
    public void hang() {
        hung = true;
    }

    /// From the next answer on it says, after its latency, that it cannot serve: status 503, which a client counts as
    /// a failure.
    ///
    /// {@snippet class=EnginesTest region=fail}
    public void fail() {
        failing = true;
    }

    /// How many connections are open at this end.
    public synchronized int connections() {
        return clients.size();
    }

    /// How many were open at once at most, so far.
    ///
    /// {@snippet class=EnginesTest region=peak}
    public synchronized int peak() {
        return peak;
    }

    /// How many questions have been read whole, so far: whoever has asked counts, also if he did not stay for the
    /// answer.
    ///
    /// {@snippet class=EnginesTest region=requests}
    public synchronized int requests() {
        return requests;
    }

    /// Blocks until `count` connections are open here, for five seconds at most: the news that a client has left
    /// travels through the kernel.
    ///
    /// @return how many are open now
    public synchronized int awaitConnections(int count) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (long left; clients.size() != count && (left = deadline - System.nanoTime()) > 0; )
            TimeUnit.NANOSECONDS.timedWait(this, left);
        return clients.size();
    }

    @Override
    public String toString() {
        return name + " (answers after " + latency.toMillis() + " ms)";
    }

    // What runs on the engines' thread

    Future<Void> serve() {
        return async(() -> {
            while (true) {
                var client = await(listener.accept());
                opened(client);
                spawn(serve(client)).detach();
            }
        });
    }

    /// Whoever stops the thread calls this after it: a client that was never served is closed too.
    void close() {
        listener.close();
        clients().forEach(this::closed);
    }

    private Future<Void> serve(TcpStream client) {
        return async(() -> {
            try {
                String request = await(head(client));
                asked();
                if (await(thought(client)) instanceof Either.Left)
                    await(client.writeAll(UTF_8.encode(answer(request))));
            } catch (IOException left) {
                // the client has gone away, as clients do
            } finally {
                closed(client);
            }
        });
    }

    private static Future<String> head(TcpStream client) {
        return async(() -> {
            var head = ByteBuffer.allocate(8192);
            while (true) {
                if (await(client.read(head)) < 0) throw new IOException("the client left in its request");
                String soFar = US_ASCII.decode(head.duplicate().flip()).toString();
                if (soFar.contains("\r\n\r\n")) return soFar;
            }
        });
    }

    /// Left when it is time to answer, right when the client has gone before that.
    private Future<Either<Void, Integer>> thought(TcpStream client) {
        Future<Void> latency = hung ? Futures.never() : Time.sleep(this.latency);
        return Futures.select(latency, client.read(ByteBuffer.allocate(1)));
    }

    private String answer(String request) {
        if (failing) return answer("503 Service Unavailable", name + " cannot serve now");
        if (!request.startsWith("GET /statistics ")) return answer("404 Not Found", "there is only /statistics here");
        return answer("200 OK", name + ": " + cases() + " cases");
    }

    private static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + UTF_8.encode(body).remaining() + "\r\nConnection: close\r\n\r\n" + body;
    }

    private int cases() {
        return 10 + Math.floorMod(name.hashCode(), 90);
    }

    private synchronized List<TcpStream> clients() {
        return List.copyOf(clients);
    }

    private synchronized void opened(TcpStream client) {
        clients.add(client);
        peak = Math.max(peak, clients.size());
        notifyAll();
    }

    private synchronized void asked() {
        requests++;
    }

    private void closed(TcpStream client) {
        client.close();
        forget(client);
    }

    private synchronized void forget(TcpStream client) {
        clients.remove(client);
        notifyAll();
    }
}
