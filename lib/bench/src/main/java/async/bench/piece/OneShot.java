package async.bench.piece;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// One value from one sender to one receiver, once: the least that is correct between two threads, in one field.
///
/// ```
///   content: null --poll: Pending--> waker --send: rings it--> value --poll: Ready--> value
///              +------------------send-------------------------^
/// ```
///
/// Each step is one atomic exchange: of a poll and a send that meet, the later one sees what the earlier wrote.
public final class OneShot implements Future<Integer> {

    private static final VarHandle CONTENT = handle();

    private volatile Object content; // null, a Waker or an Integer

    @Override
    public Poll<Integer> poll(Context cx) {
        Waker waker = cx.waker();
        Object seen = content;
        while (!(seen instanceof Integer value)) {
            if (seen == waker || CONTENT.compareAndSet(this, seen, waker)) return Poll.pending();
            seen = content;
        }
        return Poll.ready(value);
    }

    public void send(int value) {
        if (CONTENT.getAndSet(this, (Object) value) instanceof Waker waiting) waiting.wake();
    }

    public boolean isAwaited() {
        return content instanceof Waker;
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(OneShot.class, "content", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("OneShot.content", e);
        }
    }
}
