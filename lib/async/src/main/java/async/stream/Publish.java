package async.stream;

import async.core.AsyncIterator;
import async.core.Host;
import async.core.Poll;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/// Starts a task for its first subscriber, and keeps no hold of him; tells the others why not.
final class Publish<T> implements Flow.Publisher<T> {

    private final AsyncIterator<T> source;
    private final Host executor;
    private final AtomicBoolean subscribed = new AtomicBoolean();

    Publish(AsyncIterator<T> source, Host executor) {
        this.source = Objects.requireNonNull(source, "there is no stream to publish");
        this.executor = Objects.requireNonNull(executor, "a stream is published by a task, which needs an executor");
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "a publisher needs a subscriber");
        if (subscribed.getAndSet(true)) new Delivery<T>(cx -> Poll.ready(null), subscriber).refuse(taken());
        else start(new Delivery<>(source, subscriber));
    }

    private void start(Delivery<T> delivery) {
        try {
            executor.spawn(delivery).detach();
        } catch (RuntimeException noTask) {
            delivery.refuse(noTask);
        }
    }

    private static IllegalStateException taken() {
        return new IllegalStateException("this stream has its subscriber already; publish another one");
    }
}
