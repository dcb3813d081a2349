package async.channel;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.util.concurrent.atomic.AtomicBoolean;

/// A task at one end: polls once, and again only if it was woken.
final class End implements Waker {

    /// A poll of whatever it waits for.
    interface Step {
        Poll<?> poll(Context cx) throws Exception;
    }

    private final Step step;
    private final AtomicBoolean rung = new AtomicBoolean();
    private String got = "nothing";

    private End(Step step) {
        this.step = step;
    }

    static End receiving(Channel<String> channel) {
        return new End(channel.receiver()::pollNext);
    }

    static End awaiting(Future<?> future) {
        return new End(future::poll);
    }

    End poll() {
        rung.getAndSet(false); // as an executor does: a ring from now on is for the next poll
        got = "nothing";
        try {
            if (step.poll(Context.of(this)) instanceof Poll.Ready<?>(Object value)) got = String.valueOf(value);
        } catch (Exception failure) {
            got = failure.getClass().getSimpleName();
        }
        return this;
    }

    @Override
    public void wake() {
        rung.set(true);
    }

    boolean waits() {
        return got.equals("nothing");
    }

    /// For arbiters: what it has got in the end.
    String got() {
        if (waits() && rung.get()) poll();
        return got;
    }
}
