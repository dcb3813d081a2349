package async.measure.gym;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/// An executor that runs any number of tasks on one thread.
public class Booth {

    private final Queue<Guest> fresh = new ArrayDeque<>();
    private final BlockingQueue<Guest> rung; // each guest at most once
    private int present;

    public Booth() {
        this(new ArrayBlockingQueue<>(4));
    }

    Booth(BlockingQueue<Guest> rung) {
        this.rung = rung;
    }

    public void spawn(Future<?> future) {
        fresh.add(new Guest(future));
        present++;
    }

    /// Returns when every task is done.
    public void run() throws Exception {
        while (present > 0) {
            Guest guest = fresh.isEmpty() ? rung.take() : fresh.remove();
            guest.standing.set(false);
            if (!guest.done) serve(guest);
        }
    }

    private void serve(Guest guest) throws Exception {
        guest.done = true; // a failure is an end, too
        present--;
        if (guest.future.poll(Context.of(guest)) instanceof Poll.Ready) return;
        guest.done = false;
        present++;
    }

    final class Guest implements Waker {
        private final Future<?> future;
        private final AtomicBoolean standing = new AtomicBoolean();
        private boolean done;

        Guest(Future<?> future) {
            this.future = future;
        }

        @Override
        public void wake() {
            if (standing.getAndSet(true) || rung.offer(this)) return;
            try {
                rung.put(this);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
