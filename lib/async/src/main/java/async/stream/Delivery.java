package async.stream;

import async.core.AsyncIterator;
import async.core.Budget;
import async.core.Context;
import async.core.Once;
import async.core.Poll;
import async.core.Waker;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/// The task that brings a stream to its subscriber, and the subscription by which he steers it.
///
/// ```
///   demand   request(n), any thread      cancel(), any thread   the task
///   0        -> n, wakes                 -> OVER, wakes         waits for demand
///   d        -> d + n, at most MAX       -> OVER, wakes         brings a value, then -> d - 1; MAX has no end
///   0 or d   n < 1: -> REFUSED, wakes                           end or failure of the source: -> OVER, says so
///   REFUSED  stays                       -> OVER, wakes         -> OVER, says so
///   OVER     stays                       stays                  closes the source, and ends
/// ```
///
/// `demand` and `waker` are all that other threads touch. The task writes `waker`, then reads `demand`; they write
/// `demand`, then read `waker`: so either the task sees the change, or they wake it. Only a change from 0 can find
/// it waiting for demand, so a request for more wakes nobody.
///
/// Every signal comes from a poll of the task or from its close, so no two overlap; and a request from within
/// `onNext` only counts, so nothing recurs.
final class Delivery<T> extends Once<Void> implements Flow.Subscription {

    private static final long REFUSED = -1;
    private static final long OVER = -2;

    private final AsyncIterator<T> source;
    private final Flow.Subscriber<? super T> subscriber;
    private final AtomicLong demand = new AtomicLong();
    private volatile Waker waker = Waker.NOOP;
    private boolean begun;

    Delivery(AsyncIterator<T> source, Flow.Subscriber<? super T> subscriber) {
        this.source = source;
        this.subscriber = subscriber;
    }

    @Override
    public void request(long n) {
        long before =
                demand.getAndUpdate(now -> now < 0 ? now : n < 1 ? REFUSED : now + Math.min(n, Long.MAX_VALUE - now));
        if (before == 0 || n < 1) Waker.ring(waker);
    }

    @Override
    public void cancel() {
        demand.set(OVER);
        Waker.ring(waker);
    }

    @Override
    protected Poll<Void> advance(Context cx) throws Exception {
        waker = cx.waker();
        try {
            deliver(cx);
        } catch (Throwable subscribersOwn) {
            try (source) {
                throw subscribersOwn;
            }
        }
        if (demand.get() != OVER) return Poll.pending();
        source.close();
        return Poll.ready(null);
    }

    private void deliver(Context cx) {
        if (!begun) begin();
        while (demand.get() > 0 && !Budget.isSpent(cx) && next(cx) instanceof Poll.Ready<T>(T value)) {
            if (value == null) complete();
            else bring(value, cx);
        }
        if (demand.get() == REFUSED)
            fail(new IllegalArgumentException("a subscriber requests 1 value or more (rule 3.9 of Reactive Streams)"));
    }

    private Poll<T> next(Context cx) {
        try {
            return source.pollNext(cx);
        } catch (Throwable failure) {
            fail(failure);
            return Poll.pending();
        }
    }

    private void bring(T value, Context cx) {
        subscriber.onNext(value);
        demand.getAndUpdate(now -> now > 0 && now < Long.MAX_VALUE ? now - 1 : now);
        Budget.spend(cx);
    }

    private void begin() {
        begun = true;
        try {
            subscriber.onSubscribe(this);
        } catch (Throwable refusal) {
            demand.set(OVER);
            throw refusal;
        }
    }

    private void complete() {
        if (demand.getAndSet(OVER) != OVER) subscriber.onComplete();
    }

    private void fail(Throwable why) {
        if (!begun) begin();
        if (demand.getAndSet(OVER) != OVER) subscriber.onError(why);
    }

    /// Instead of a task.
    void refuse(RuntimeException why) {
        try (this) {
            fail(why);
        }
    }

    @Override
    protected void release() {
        try (source) {
            fail(new CancellationException("the executor of this stream was closed"));
        }
    }

    @Override
    public String toString() {
        return "publish, " + demand + " wanted, from " + source;
    }
}
