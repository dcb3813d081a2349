package async.check;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;
import async.core.Suspended;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Repeats an operation, and closes it in one place:
///
/// ```
///   step   -1      0                       1            2                                  3            ...
///   place  none    before its first poll   at pause 1   after pause 1: woken, not polled   at pause 2   ...
/// ```
///
/// The second kind is where most is lost: what the operation waited for has been given to it, and it has not looked.
final class Victim<T> extends Once<Void> {

    private final int step;
    private final Supplier<? extends Future<T>> operation;
    private final Consumer<? super T> then;
    private int left;
    private int pauses;
    private Future<T> current;
    String place; // where it was closed; null until then

    Victim(int step, int times, Supplier<? extends Future<T>> operation, Consumer<? super T> then) {
        this.step = step;
        this.left = times;
        this.operation = operation;
        this.then = then;
    }

    @Override
    protected Poll<Void> advance(Context cx) throws Exception {
        while (left > 0) {
            if (current == null) current = operation.get();
            if (isHere(0)) cut(pauses == 0 ? "before its first poll" : "woken after pause " + pauses);
            if (current.poll(cx) instanceof Poll.Ready<T>(T value)) {
                current = null;
                left--;
                then.accept(value);
                continue;
            }
            pauses++;
            if (!isHere(1)) return Poll.pending();
            cut("at pause " + pauses);
        }
        return Poll.ready(null);
    }

    private boolean isHere(int kind) {
        return place == null && step >= 0 && step % 2 == kind && pauses == (step + 1) / 2;
    }

    private void cut(String where) {
        Object line = current instanceof Suspended body ? body.line() : null;
        place = where + ": " + (line == null ? current : line);
        current.close();
        current = operation.get();
    }

    @Override
    protected void release() {
        if (current != null) current.close();
    }
}
