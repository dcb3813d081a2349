package async.cases;

import static async.cases.Scenarios.SECOND;
import static java.util.Map.entry;

import async.actor.Actor;
import async.channel.Channels;
import async.compat.Compat;
import async.core.AsyncIterator;
import async.core.Future;
import async.future.Futures;
import async.scope.CancellationToken;
import async.scope.Scopes;
import async.stream.Streams;
import async.sync.Permits;
import async.time.Time;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/// Of packages `sync` to `scope`, `actor` and `compat`.
public final class ValueKinds {

    public static final Map<String, World.Maker> ALL = Map.ofEntries(
            // sync
            entry("sync.Waiter", ValueKinds::acquiring),
            // stream
            entry("stream.From", w -> Streams.from(List.of(1)).next()),
            entry("stream.Merge", w -> Streams.merge(letters(w), letters(w)).next()),
            entry(
                    "stream.Buffered",
                    w -> Streams.buffered(letters(w), 2, Futures::ready).next()),
            entry("stream.Collect", ValueKinds::collecting),
            entry(
                    "stream.Delivery",
                    w -> w.caught(host -> Streams.publish(letters(w), host).subscribe(new Eager()))),
            // channel
            entry("channel.Answer", ValueKinds::answer),
            entry("channel.Answer$Closed", ValueKinds::forsaken),
            entry("channel.Receiving", ValueKinds::receiving),
            entry("channel.Sending", ValueKinds::sending),
            entry("channel.Receiver", ValueKinds::receiving),
            // scope
            entry("scope.CancellationToken$Cancellation", ValueKinds::cancelled),
            entry("scope.Guarded", w -> new CancellationToken().guard(nap())),
            entry("scope.Child", w -> w.caught(host -> World.poll(Scopes.scope(_ -> nap()), host))),
            entry("scope.Scope$End", w -> Scopes.scope(_ -> nap())),
            // actor
            entry("actor.Acting", ValueKinds::acting),
            entry("actor.Delivery", ValueKinds::asking),
            // compat
            entry("compat.StageFuture", w -> Compat.fromStage(answerOf(w))),
            entry("compat.WaitedFuture", w -> Compat.fromFuture(answerOf(w))),
            entry("compat.Completing", w -> w.caught(host -> Compat.toCompletableFuture(nap(), host))));

    private ValueKinds() {}

    private static Future<Void> nap() {
        return Time.sleep(SECOND);
    }

    private static Future<?> acquiring(World world) {
        var permits = new Permits(2);
        world.event = permits.tryAcquire()::close;
        return permits.acquire(2);
    }

    /// One, and the end.
    private static AsyncIterator<Integer> letters(World world) {
        var channel = Channels.<Integer>bounded(1);
        world.event = () -> {
            channel.sender().trySend(1);
            channel.sender().close();
        };
        return channel.receiver();
    }

    private static Future<?> collecting(World world) {
        return Streams.collect(letters(world));
    }

    private static final class Eager implements Flow.Subscriber<Integer> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(9);
        }

        @Override
        public void onNext(Integer letter) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }

    private static Future<?> answer(World world) {
        var oneshot = Channels.<Integer>oneshot();
        world.event = () -> oneshot.sender().trySend(1);
        return oneshot.receiver();
    }

    private static Future<?> forsaken(World world) {
        var oneshot = Channels.<Integer>oneshot();
        world.event = oneshot.receiver()::close;
        return oneshot.sender().closed();
    }

    private static Future<?> receiving(World world) {
        var channel = Channels.<Integer>bounded(1);
        world.event = () -> channel.sender().trySend(1);
        return channel.receiver().next();
    }

    private static Future<?> sending(World world) {
        var channel = Channels.<Integer>bounded(1);
        channel.sender().trySend(1);
        world.event = channel.receiver()::close;
        return channel.sender().send(2);
    }

    private static Future<?> cancelled(World world) {
        var token = new CancellationToken();
        world.event = token::cancel;
        return token.cancelled();
    }

    private static Future<?> acting(World world) {
        var actor = Actor.of(1, 0, Object::new);
        world.event = actor.ref()::stop;
        return actor.run();
    }

    private static Future<?> asking(World world) {
        var actor = Actor.of(1, 0, Object::new);
        world.event = () -> World.poll(actor.run(), null);
        return actor.ref().ask(Object::toString);
    }

    private static CompletableFuture<Integer> answerOf(World world) {
        var answer = new CompletableFuture<Integer>();
        world.event = () -> answer.complete(42);
        return answer;
    }
}
