package async.measure.gym;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// An executor for several threads: whichever has time calls [#tryTick].
public class Crew {

    final Queue<Job> ready = new ConcurrentLinkedQueue<>();

    public void spawn(Future<?> future) {
        new Job(future).wake();
    }

    /// Polls one task, if one can run. Never waits.
    public boolean tryTick() throws Exception {
        Job job = ready.poll();
        if (job != null) run(job);
        return job != null;
    }

    void run(Job job) throws Exception {
        job.rings.set(0);
        job.poll();
    }

    final class Job implements Waker {
        final AtomicInteger rings = new AtomicInteger(); // the first one puts the job into the queue
        private final Future<?> future;
        private boolean ended; // with a value or a throw

        Job(Future<?> future) {
            this.future = future;
        }

        void poll() throws Exception {
            if (ended) return;
            boolean pending = false;
            try {
                pending = future.poll(Context.of(this)) instanceof Poll.Pending;
            } finally {
                if (!pending) ended = true;
            }
        }

        @Override
        public void wake() {
            if (rings.getAndIncrement() == 0) ready.add(this);
        }
    }
}
