package async.stream;

import async.core.AsyncIterator;
import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Source;
import async.future.JoinSet;
import async.future.Result;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Function;

/// Work side by side, its results in a line.
///
/// ```
///   source ---fill---> in flight ---land---> held ---head of the line---> given
///                      \______ line: at most n ______/
/// ```
///
/// Each poll fills the line, lets all land that can, then gives the head, if that has landed.
///
/// Idea: `Buffered` of futures-rs, whose polls move nobody while the head is there.
final class Buffered<T, R> extends Source<R> {

    private final AsyncIterator<T> source;
    private final int n;
    private final Function<? super T, ? extends Future<R>> work;
    private final JoinSet<Piece<R>> flight = new JoinSet<>();
    private final Queue<Piece<R>> line = new ArrayDeque<>();
    private boolean drained;

    Buffered(AsyncIterator<T> source, int n, Function<? super T, ? extends Future<R>> work) {
        if (n < 1)
            throw new IllegalArgumentException("with " + n + " in flight nothing would ever end; give 1 or more");
        this.source = Objects.requireNonNull(source, "there is no stream to work on");
        this.n = n;
        this.work = Objects.requireNonNull(work, "a stream of results needs the work that gives them");
    }

    @Override
    protected Poll<R> advance(Context cx) throws Exception {
        fill(cx);
        land(cx);
        if (line.isEmpty()) return drained ? Poll.ready(null) : Poll.pending();
        return line.peek().result == null ? Poll.pending() : Poll.ready(line.remove().result);
    }

    private void fill(Context cx) throws Exception {
        while (!drained && line.size() < n && source.pollNext(cx) instanceof Poll.Ready<T>(T value)) {
            if (value == null) drained = true;
            else start(new Piece<>(work.apply(value)));
        }
    }

    private void start(Piece<R> piece) {
        flight.add(piece);
        line.add(piece);
    }

    private void land(Context cx) throws Exception {
        while (flight.pollNext(cx) instanceof Poll.Ready<Result<Piece<R>>>(var outcome) && outcome != null)
            if (outcome instanceof Result.Err<Piece<R>>(Exception failure)) throw failure;
    }

    @Override
    protected void release() {
        try (source;
                flight) {}
    }

    @Override
    public String toString() {
        return "buffered, " + flight.size() + " of " + n + " in flight, from " + source;
    }

    private static final class Piece<R> extends Once<Piece<R>> {

        private final Future<R> work;
        private R result; // null until it lands

        Piece(Future<R> work) {
            this.work = Objects.requireNonNull(work, "work gave null instead of a future");
        }

        @Override
        protected Poll<Piece<R>> advance(Context cx) throws Exception {
            if (!(work.poll(cx) instanceof Poll.Ready<R>(R value))) return Poll.pending();
            result = Objects.requireNonNull(value, "a null result would end the stream; let the work give a value");
            return Poll.ready(this);
        }

        @Override
        protected void release() {
            work.close();
        }
    }
}
