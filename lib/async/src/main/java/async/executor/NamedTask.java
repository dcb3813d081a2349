package async.executor;

import async.core.Future;
import java.util.Objects;

/// A task whose maker gave it a name. A class of its own, since most have none, and of tasks there are millions.
final class NamedTask<T> extends TaskCell<T> {

    private final String name;

    NamedTask(Runner home, String name, Future<T> future) {
        super(home, future);
        this.name = Objects.requireNonNull(name, "a task needs a name");
    }

    @Override
    public String toString() {
        return "task \"" + name + "\"";
    }
}
