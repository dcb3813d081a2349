package async.sync;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.support.Lincheck;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Test;

/// Two users at once, after and before another two, of one number: they wait for the lock, count one further when they
/// have it, give up, and unlock.
@Param(name = "user", gen = ThreadIdGen.class)
public class MutexLincheckTest {

    private static final int WAITS = -1;
    private static final int NOBODY = -1;

    /// One user, and what is his.
    private static final class User {
        Future<Guard<Integer>> lock; // null: waits for nothing
        Guard<Integer> guard; // null: has none
    }

    private final Mutex<Integer> mutex = new Mutex<>(0);
    private final User[] users = {new User(), new User(), new User(), new User()};

    @Operation
    public int next(@Param(name = "user") int user) throws Exception {
        User me = users[user];
        if (me.guard == null) {
            if (me.lock == null) me.lock = mutex.lock();
            if (!(me.lock.poll(Context.of(Waker.NOOP)) instanceof Poll.Ready<Guard<Integer>>(Guard<Integer> guard)))
                return WAITS;
            me.lock = null;
            me.guard = guard;
        }
        me.guard.set(me.guard.get() + 1);
        return me.guard.get();
    }

    @Operation
    public boolean tryLock(@Param(name = "user") int user) {
        User me = users[user];
        if (me.guard == null && me.lock == null) me.guard = mutex.tryLock();
        return me.guard != null;
    }

    /// Gives up, or unlocks.
    @Operation
    public void leave(@Param(name = "user") int user) {
        User me = users[user];
        if (me.lock != null) me.lock.close();
        if (me.guard != null) me.guard.close();
        me.lock = null;
        me.guard = null;
    }

    /// The same for one at a time: the head of the queue has the lock, though it may not know yet.
    public static class Plan {

        private final SequencedSet<Integer> queue = new LinkedHashSet<>();
        private int knows = NOBODY; // the head, if it knows
        private int value;

        public int next(int user) {
            queue.add(user);
            if (queue.getFirst() != user) return WAITS;
            knows = user;
            return ++value;
        }

        public boolean tryLock(int user) {
            if (!queue.isEmpty()) return knows == user;
            queue.add(user);
            knows = user;
            return true;
        }

        public void leave(int user) {
            queue.remove(user);
            if (knows == user) knows = NOBODY;
        }
    }

    @Test
    void whatever_users_do_at_once_they_might_have_done_one_after_another() {
        Lincheck.check(MutexLincheckTest.class, Plan.class);
    }
}
