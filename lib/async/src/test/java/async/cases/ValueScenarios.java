package async.cases;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.cases.Scenarios.SECOND;
import static async.cases.Scenarios.resting;
import static async.cases.Scenarios.taking;
import static async.cases.Scenarios.timed;
import static java.util.Map.entry;

import async.actor.Actor;
import async.actor.ActorRef;
import async.channel.Channels;
import async.check.Trial;
import async.core.AsyncIterator;
import async.core.Future;
import async.stream.Streams;
import async.sync.Guard;
import async.sync.Mutex;
import async.sync.Notify;
import async.sync.Permit;
import async.sync.Permits;
import async.time.Time;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Of packages `sync` to `channel`, and `actor`: what tasks wait for from each other.
public final class ValueScenarios {

    public static final Map<String, Trial.Scenario> ALL = Map.ofEntries(
            // sync
            entry("Notify.notified", ValueScenarios::notified),
            entry("Permits.acquire", ValueScenarios::acquiring),
            entry("Mutex.lock", ValueScenarios::locking),
            // stream
            entry("Streams.collect", ValueScenarios::collecting),
            entry("From.next", trial -> streaming(trial, 130, ValueScenarios::from)), // more than a budget
            entry("Merge.next", trial -> streaming(trial, 4, _ -> Streams.merge(resting(0, 2), resting(1, 3)))),
            entry(
                    "Buffered.next",
                    trial -> streaming(trial, 4, n -> Streams.buffered(from(n), 2, ValueScenarios::slowly))),
            // channel
            entry("Sender.send", ValueScenarios::sending),
            entry("Receiver.next", ValueScenarios::receiving),
            entry("OneShotSender.closed", ValueScenarios::forsaken),
            // actor
            entry("ActorRef.tell", ValueScenarios::telling),
            entry("ActorRef.ask", trial -> asking(trial, ActorRef::ask)),
            entry("ActorRef.askAsync", trial -> asking(trial, ValueScenarios::askAsync)));

    private ValueScenarios() {}

    private static void notified(Trial trial) {
        var notify = new Notify();
        queued(trial, notify::notified, _ -> {}, notify::notifyOne);
    }

    private static void acquiring(Trial trial) {
        var permits = new Permits(2);
        trial.leaks(() -> 2 - permits.available());
        var held = permits.tryAcquire();
        queued(trial, () -> permits.acquire(2), Permit::close, held::close);
    }

    private static void locking(Trial trial) {
        var mutex = new Mutex<>("value");
        trial.leaks(() -> {
            var free = mutex.tryLock();
            if (free == null) return 1;
            free.close();
            return 0;
        });
        var held = mutex.tryLock();
        queued(trial, mutex::lock, Guard::close, held::close);
    }

    /// The operation waits first, another behind it; then `give` happens, twice.
    private static <T> void queued(Trial trial, Supplier<Future<T>> waiting, Consumer<T> end, Runnable give) {
        trial.produced("first");
        trial.produced("second");
        trial.operation(1, waiting, got -> {
            trial.consumed("first");
            end.accept(got);
        });
        trial.beside(async(() -> {
            await(Time.sleep(SECOND));
            T got = await(waiting.get());
            trial.consumed("second");
            end.accept(got);
        }));
        trial.beside(async(() -> {
            await(Time.sleep(SECOND.multipliedBy(2)));
            give.run();
            await(Time.sleep(SECOND));
            give.run();
        }));
    }

    private static void collecting(Trial trial) {
        for (int letter = 1; letter <= 2; letter++) trial.produced(letter);
        var letters = resting(1, 2);
        trial.operation(1, () -> Streams.collect(letters), values -> values.forEach(trial::consumed));
    }

    /// A stream of the numbers below `many`.
    private static void streaming(Trial trial, int many, IntFunction<AsyncIterator<Integer>> making) {
        for (int value = 0; value < many; value++) trial.produced(value);
        var stream = trial.use(making.apply(many));
        trial.operation(many, stream::next, trial::consumed);
    }

    private static AsyncIterator<Integer> from(int many) {
        return Streams.from(IntStream.range(0, many).boxed().toList());
    }

    private static Future<Integer> slowly(int value) {
        return async(() -> {
            await(Time.sleep(SECOND));
            return value;
        });
    }

    /// The operation puts 1 in after 0, which fills it; another puts 2 in, behind. `taking` begins after a second.
    private static void inLine(Trial trial, Function<Integer, Future<Void>> giving, Future<Void> taking) {
        for (int value = 0; value < 3; value++) trial.produced(value);
        trial.operation(1, () -> giving.apply(1), _ -> {});
        trial.beside(giving.apply(2));
        trial.beside(async(() -> {
            await(Time.sleep(SECOND));
            await(taking);
        }));
    }

    private static void sending(Trial trial) {
        var channel = Channels.<Integer>bounded(1);
        channel.sender().trySend(0);
        inLine(trial, channel.sender()::send, async(() -> {
            for (int i = 0; i < 3; i++) trial.consumed(await(channel.receiver().next()));
        }));
    }

    private static void receiving(Trial trial) {
        var channel = Channels.<Integer>bounded(1);
        for (int value = 0; value < 3; value++) trial.produced(value);
        trial.operation(3, channel.receiver()::next, trial::consumed);
        trial.beside(async(() -> {
            for (int i = 0; i < 3; i++) {
                await(Time.sleep(SECOND));
                await(channel.sender().send(i));
            }
        }));
    }

    private static void forsaken(Trial trial) {
        var oneshot = Channels.<Integer>oneshot();
        timed(trial, SECOND, oneshot.sender()::closed);
        trial.beside(async(() -> {
            await(Time.sleep(SECOND));
            oneshot.receiver().close();
        }));
    }

    private static void telling(Trial trial) {
        var actor = Actor.of(1, 0, AtomicInteger::new);
        Function<Integer, Consumer<AtomicInteger>> message = value -> handled -> {
            trial.consumed(value);
            if (handled.incrementAndGet() == 3) actor.ref().stop();
        };
        actor.ref().tryTell(message.apply(0));
        inLine(trial, value -> actor.ref().tell(message.apply(value)), actor.run());
    }

    private interface Asking {
        Future<Integer> by(ActorRef<Object> ref, Function<Object, Integer> message);
    }

    private static void asking(Trial trial, Asking asking) {
        var actor = Actor.of(1, 0, Object::new);
        trial.produced("handled");
        Function<Object, Integer> message = _ -> {
            trial.consumed("handled");
            return 1;
        };
        trial.operation(
                1, () -> asking.by(actor.ref(), message), _ -> actor.ref().stop());
        trial.beside(actor.run());
    }

    private static Future<Integer> askAsync(ActorRef<Object> ref, Function<Object, Integer> message) {
        return ref.askAsync(state -> slowly(message.apply(state)));
    }
}
