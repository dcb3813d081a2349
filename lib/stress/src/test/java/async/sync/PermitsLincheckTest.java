package async.sync;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.support.Lincheck;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;

/// Two users at once, after and before another two, of two permits: they ask for one or two, poll, give up, and give
/// back.
@Param(name = "user", gen = ThreadIdGen.class)
@Param(name = "count", gen = IntGen.class, conf = "1:2")
public class PermitsLincheckTest {

    /// One user, and what is his.
    private static final class User {
        Future<Permit> acquire; // null: waits for nothing
        Permit permit; // null: has none
        final AtomicBoolean woken = new AtomicBoolean();
    }

    private final Permits permits = new Permits(2);
    private final User[] users = {new User(), new User(), new User(), new User()};

    @Operation
    public String poll(@Param(name = "user") int user, @Param(name = "count") int count) throws Exception {
        User me = users[user];
        if (me.permit != null) return "has";
        if (me.acquire == null) me.acquire = permits.acquire(count);
        me.woken.set(false);
        if (!(me.acquire.poll(Context.of(() -> me.woken.set(true))) instanceof Poll.Ready<Permit>(Permit permit)))
            return "waits";
        me.acquire = null;
        me.permit = permit;
        return "has";
    }

    @Operation
    public boolean tryAcquire(@Param(name = "user") int user) {
        User me = users[user];
        if (me.permit == null && me.acquire == null) me.permit = permits.tryAcquire();
        return me.permit != null;
    }

    /// Gives up, or gives back.
    @Operation
    public void leave(@Param(name = "user") int user) {
        User me = users[user];
        if (me.acquire != null) me.acquire.close();
        if (me.permit != null) me.permit.close();
        me.acquire = null;
        me.permit = null;
    }

    @Operation
    public int available() {
        return permits.available();
    }

    @Validate
    public void whoever_could_go_on_was_woken() throws Exception {
        for (User each : users) {
            if (each.acquire == null || each.woken.get()) continue;
            if (permits.available() == 2) throw new IllegalStateException("waits, and all is free");
            if (each.acquire.poll(Context.of(Waker.NOOP)) instanceof Poll.Ready<Permit>)
                throw new IllegalStateException("granted, and not woken");
        }
    }

    /// The same for one at a time.
    public static class Plan {

        private final Map<Integer, Integer> queue = new LinkedHashMap<>(); // user -> how many he wants
        private final Map<Integer, Integer> granted = new HashMap<>();
        private final Map<Integer, Integer> held = new HashMap<>();
        private int free = 2;

        public String poll(int user, int count) {
            if (held.containsKey(user)) return "has";
            if (!granted.containsKey(user)) queue.putIfAbsent(user, count);
            serve();
            if (!granted.containsKey(user)) return "waits";
            held.put(user, granted.remove(user));
            return "has";
        }

        public boolean tryAcquire(int user) {
            boolean asks = !held.containsKey(user) && !granted.containsKey(user) && !queue.containsKey(user);
            if (asks && queue.isEmpty() && free > 0) {
                held.put(user, 1);
                free--;
            }
            return held.containsKey(user);
        }

        public void leave(int user) {
            queue.remove(user);
            back(granted.remove(user));
            back(held.remove(user));
        }

        public int available() {
            return free;
        }

        private void back(Integer count) {
            if (count != null) free += count;
            serve();
        }

        private void serve() {
            while (!queue.isEmpty() && queue.values().iterator().next() <= free) {
                int first = queue.keySet().iterator().next();
                int count = queue.remove(first);
                granted.put(first, count);
                free -= count;
            }
        }
    }

    @Test
    void whatever_users_do_at_once_they_might_have_done_one_after_another() {
        Lincheck.check(PermitsLincheckTest.class, Plan.class);
    }
}
