package async.bench.job;

import java.util.concurrent.Executor;

/// A yield of a task that is a callback: it has itself executed again, so many times, and then ends.
final class Resubmitted implements Runnable {

    private final Executor executor;
    private final Runnable end;
    private int left;

    Resubmitted(Executor executor, int times, Runnable end) {
        this.executor = executor;
        this.left = times;
        this.end = end;
    }

    @Override
    public void run() {
        if (left-- == 0) end.run();
        else executor.execute(this);
    }
}
