package async.bench;

import static async.await.Async.await;

import async.await.Engine;
import async.bench.piece.ChannelLink;
import async.bench.piece.Passer;
import async.channel.Receiver;
import async.channel.Sender;
import async.core.Future;
import java.util.function.BiFunction;

/// The brigade of [ChannelHopBench].
public abstract class ChannelRing extends Brigade<ChannelLink> {

    ChannelRing(BiFunction<ChannelLink, ChannelLink, Future<Void>> passer) {
        super(ChannelLink::new, passer);
    }

    public static class HandWritten extends ChannelRing {
        public HandWritten() {
            super(Passer::new);
        }
    }

    /// The same body for both engines.
    abstract static class Bodies extends ChannelRing {
        Bodies(Engine engine) {
            super((from, to) -> passer(engine, from.receiver(), to.sender()));
        }

        private static Future<Void> passer(Engine engine, Receiver<Object> from, Sender<Object> to) {
            return engine.async(() -> {
                while (await(from.next()) instanceof Object bucket) await(to.send(bucket));
            });
        }
    }

    public static class Compiled extends Bodies {
        public Compiled() {
            super(Engine.COMPILED);
        }
    }

    public static class Coroutines extends Bodies {
        public Coroutines() {
            super(Engine.COROUTINE);
        }
    }
}
