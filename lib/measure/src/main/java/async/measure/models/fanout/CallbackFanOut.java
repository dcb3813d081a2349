package async.measure.models.fanout;

import async.measure.models.EventLoop;
import async.measure.models.FanOut;
import java.net.URI;
import java.util.List;

/// Callbacks on a selector: the caller's thread begins everything, then calls back whoever has an answer.
public final class CallbackFanOut implements FanOut {

    @Override
    public Tally run(int clients, List<URI> sources) throws Exception {
        Room.check(clients, sources.size());
        try (var loop = new EventLoop();
                var gets = new CallbackGets(loop)) {
            var all = new All();
            for (int i = 0; i < clients; i++) new Client(all, sources.size()).ask(sources, gets);
            loop.run(); // until nobody waits
            return all.sum;
        }
    }

    private static final class All {

        private Tally sum = Tally.NONE;

        void heard(Tally client) {
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

        void ask(List<URI> sources, CallbackGets gets) {
            for (var source : sources) gets.get(source, answer -> heard(Tally.ANSWER), failure -> heard(Tally.FAILURE));
        }

        void heard(Tally source) {
            sum = sum.plus(source);
            if (--waiting == 0) all.heard(sum);
        }
    }
}
