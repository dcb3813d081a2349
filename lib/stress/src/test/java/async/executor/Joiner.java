package async.executor;

import async.core.Context;
import async.core.Poll;
import async.core.Waker;
import java.util.concurrent.CancellationException;

/// Whoever awaits a task: polls it once, and a second time only if the bell was rung.
final class Joiner implements Waker {

    private final Bench bench;
    private boolean rung;
    private String got = "nothing";

    Joiner(Bench bench) {
        this.bench = bench;
    }

    boolean poll() {
        try {
            switch (bench.task.poll(Context.of(this))) {
                case Poll.Ready<Integer>(Integer value) ->
                    got = bench.polls() == value ? "value" : "a value without what was written before it";
                case Poll.Pending<Integer>() -> {
                    return false;
                }
            }
        } catch (CancellationException cancelled) {
            got = "cancelled";
        } catch (Exception failure) {
            got = "failure";
        }
        return true;
    }

    @Override
    public void wake() {
        rung = true;
    }

    /// For arbiters: what it has got in the end.
    String got() {
        if (got.equals("nothing") && rung) poll();
        return got;
    }
}
