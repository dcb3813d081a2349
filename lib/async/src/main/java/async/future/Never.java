package async.future;

import async.core.Context;
import async.core.Once;
import async.core.Poll;

final class Never<T> extends Once<T> {

    @Override
    protected Poll<T> advance(Context cx) {
        cx.waker(); // asked for, as in every poll that answers Pending, though nobody will ring it
        return Poll.pending();
    }
}
