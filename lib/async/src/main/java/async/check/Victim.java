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
///   step   -1      0                       1            2                 3                    4            ...
///   place  none    before its first poll   at pause 1   later in pause 1  woken after pause 1  at pause 2   ...
/// ```
///
/// *Later* is after the others have had some turns: they may stand behind it in a queue now. *Woken* is when it has
/// been given what it waited for, and has not looked.
final class Victim<T> extends Once<Void> {

    private static final int WOKEN = 0;
    private static final int AT = 1;
    private static final int LATER = 2;
    private static final int TURNS = 10;

    private final int step;
    private final Supplier<? extends Future<T>> operation;
    private final Consumer<? super T> then;
    private int left;
    private int pauses;
    private int turns;
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
            if (isHere(LATER)) {
                cx.waker().wake();
                if (turns++ < TURNS) return Poll.pending();
                cut("later in pause " + pauses);
            }
            if (isHere(WOKEN)) cut(pauses == 0 ? "before its first poll" : "woken after pause " + pauses);
            if (current.poll(cx) instanceof Poll.Ready<T>(T value)) {
                current = null;
                left--;
                then.accept(value);
                continue;
            }
            pauses++;
            if (isHere(LATER)) cx.waker().wake();
            if (!isHere(AT)) return Poll.pending();
            cut("at pause " + pauses);
        }
        return Poll.ready(null);
    }

    private boolean isHere(int kind) {
        return place == null && step >= 0 && step % 3 == kind && pauses == (step + 2) / 3;
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
