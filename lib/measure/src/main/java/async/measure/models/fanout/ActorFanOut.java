package async.measure.models.fanout;

import static async.await.Async.async;
import static async.await.Async.await;
import static async.await.Async.spawn;
import static async.future.Futures.joinAll;

import async.actor.Actor;
import async.actor.ActorRef;
import async.core.Future;
import async.executor.LocalExecutor;
import async.measure.models.FanOut;
import async.measure.web.Http;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/// Actors, all on the caller's thread. Each client is one: its requests tell it how they went, and when it has heard
/// from all, it tells the one who adds up. All mailboxes have room for all, so nobody waits to send.
public final class ActorFanOut implements FanOut {

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        try (var executor = new LocalExecutor()) {
            var all = Actor.of(clients + 1, 0, All::new);
            executor.spawn(all.run()).detach();
            var running = IntStream.range(0, clients)
                    .mapToObj(i -> executor.spawn(client(sources, all.ref())))
                    .toList();
            executor.run(joinAll(running));
            return executor.run(all.ref().ask(All::sum));
        }
    }

    private static Future<Void> client(List<URI> sources, ActorRef<All> all) {
        return async(() -> {
            var client = Actor.of(sources.size() + 1, 0, () -> new Client(all, sources.size()));
            for (var source : sources) spawn(ask(source, client.ref())).detach();
            await(client.run());
        });
    }

    private static Future<Void> ask(URI source, ActorRef<Client> client) {
        return async(() -> {
            Tally heard = Tally.ANSWER;
            try {
                await(Http.get(source));
            } catch (IOException failure) {
                heard = Tally.FAILURE;
            }
            Tally news = heard;
            await(client.tell(state -> state.heard(news, client)));
        });
    }

    private static final class Client {

        private final ActorRef<All> all;
        private int waiting;
        private Tally sum = Tally.NONE;

        Client(ActorRef<All> all, int sources) {
            this.all = all;
            waiting = sources;
        }

        void heard(Tally source, ActorRef<Client> self) {
            sum = sum.plus(source);
            if (--waiting > 0) return;
            Tally news = sum;
            all.tryTell(state -> state.add(news));
            self.stop();
        }
    }

    private static final class All {

        private Tally sum = Tally.NONE;

        void add(Tally client) {
            sum = sum.plus(client);
        }

        Tally sum() {
            return sum;
        }
    }
}
