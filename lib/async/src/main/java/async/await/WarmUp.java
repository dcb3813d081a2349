package async.await;

import static async.await.Async.await;

import async.compile.Bodies;
import async.core.AsyncBody;
import async.core.Daemon;
import async.core.Future;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Compiles bodies that nobody runs, so often that the JIT has seen the compiler at work.
///
/// `FirstUseBench` pays for it: a first body takes tens of milliseconds cold, and a few after this.
final class WarmUp implements Runnable {

    private static final int ROUNDS = 40;
    private static final long PAUSE = 500_000;

    private static Thread started; // guarded by the class

    static synchronized Thread start() {
        if (started == null) started = Daemon.start("async-warm-up", new WarmUp());
        return started;
    }

    @Override
    public void run() {
        List<Serializable> bodies = bodies(null);
        for (int i = 0; i < ROUNDS; i++)
            for (Serializable body : bodies) {
                Bodies.rehearse(body, i == 0);
                LockSupport.parkNanos(PAUSE); // the compiler's lock is not fair, and a user may be waiting
            }
    }

    /// Of what bodies usually consist of.
    private static List<Serializable> bodies(Future<Integer> next) {
        AsyncBody<Integer> loops = () -> {
            int sum = 0;
            for (int i = 0; i < 3; i++) sum += await(next);
            return sum;
        };
        AsyncBody<String> tries = () -> {
            String said = "";
            try {
                said += await(next);
            } catch (IOException e) {
                said += e.getMessage();
            } finally {
                said += ".";
            }
            return said;
        };
        AsyncBody<Long> collects = () -> {
            var all = new ArrayList<Integer>();
            for (int each : List.of(1, 2, 3)) all.add(each * await(next));
            long big = all.size();
            return all.stream().mapToLong(Integer::longValue).sum() + big + await(next);
        };
        AsyncBody.Action asks = () -> {
            Object answer = await(next);
            switch (answer) {
                case Integer number when number > 3 -> await(next);
                default -> new StringBuilder().append(answer).append(await(next));
            }
        };
        return List.of(loops, tries, collects, asks);
    }
}
