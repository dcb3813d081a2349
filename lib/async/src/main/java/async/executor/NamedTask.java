package async.executor;

import async.core.Future;

/// A task whose maker gave it a name. A class of its own, since most have none, and of tasks there are millions.
class NamedTask<T> extends TaskCell<T> {

    private final String name;

    NamedTask(Runner home, String name, Future<T> future) {
        super(home, future);
        this.name = name;
    }

    @Override
    public String toString() {
        return name == null ? super.toString() : "task \"" + name + "\"";
    }
}
