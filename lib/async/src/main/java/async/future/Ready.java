package async.future;

import async.core.Context;
import async.core.Once;
import async.core.Poll;

final class Ready<T> extends Once<T> {

    private final T value;

    Ready(T value) {
        this.value = value;
    }

    @Override
    protected Poll<T> advance(Context cx) {
        return Poll.ready(value);
    }
}
