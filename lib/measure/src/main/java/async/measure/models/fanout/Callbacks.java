package async.measure.models.fanout;

import async.measure.models.FanOut;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/// Callbacks on a selector: the caller's thread asks for everybody, and calls each client back.
public final class Callbacks implements FanOut {

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        try (var loop = new Loop()) {
            var all = new All();
            for (int i = 0; i < clients; i++) new Client(all, sources.size()).ask(loop, sources);
            while (all.clients < clients) loop.turn();
            return all.sum;
        }
    }

    private static final class All {

        private int clients;
        private Tally sum = Tally.NONE;

        void heard(Tally client) {
            clients++;
            sum = sum.plus(client);
        }
    }

    private static final class Client {

        private final All all;
        private int waiting;
        private Tally sum = Tally.NONE;

        Client(All all, int sources) {
            this.all = all;
            waiting = sources;
        }

        void ask(Loop loop, List<URI> sources) throws IOException {
            for (var source : sources)
                CallbackGet.begin(loop, source, answer -> heard(Tally.ANSWER), failure -> heard(Tally.FAILURE));
        }

        void heard(Tally source) {
            sum = sum.plus(source);
            if (--waiting == 0) all.heard(sum);
        }
    }
}
