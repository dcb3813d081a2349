package async.executor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A task of four states and one datum, to show which of its steps may be a mere store or a mere look.
///
/// ```
///   SCHEDULED --run--> RUNNING --Pending--> IDLE --wake--> SCHEDULED
///                      RUNNING --wake--> NOTIFIED --Pending--> SCHEDULED
/// ```
///
/// `wake` publishes and then asks for the state; `run` enters RUNNING and then reads what was published. Each is a
/// store before a load of the other's word, so each needs a full fence in between: without one, both may see the past
/// (store buffering), and the wake is lost. A read-modify-write of the state is such a fence.
class ModelCell {

    private static final int IDLE = 0;
    private static final int SCHEDULED = 1;
    private static final int RUNNING = 2;
    private static final int NOTIFIED = 3;

    private static final VarHandle STATE = state();

    private static VarHandle state() {
        try {
            return MethodHandles.lookup().findVarHandle(ModelCell.class, "state", int.class);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("ModelCell.state", e);
        }
    }

    private int state = SCHEDULED;
    private boolean published;
    private boolean seen;

    final void runByStore() {
        STATE.setOpaque(this, RUNNING);
        pollAndPause();
    }

    final void runBySwap() {
        STATE.getAndSet(this, RUNNING);
        pollAndPause();
    }

    private void pollAndPause() {
        seen |= published;
        if (!STATE.compareAndSet(this, RUNNING, IDLE)) STATE.setVolatile(this, SCHEDULED);
    }

    final void wakeByLook() {
        published = true;
        if ((int) STATE.getVolatile(this) != SCHEDULED) notifyOrSchedule();
    }

    final void wakeByWrite() {
        published = true;
        notifyOrSchedule();
    }

    private void notifyOrSchedule() {
        int was;
        do was = (int) STATE.getVolatile(this);
        while (!STATE.compareAndSet(this, was, was == RUNNING || was == NOTIFIED ? NOTIFIED : SCHEDULED));
    }

    /// When all is quiet: runs the task again if it is due, and tells whether the datum was seen.
    final boolean hasSeen() {
        if (state == SCHEDULED) runBySwap();
        return seen;
    }
}
