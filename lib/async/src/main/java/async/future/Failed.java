package async.future;

import async.core.Context;
import async.core.Once;
import async.core.Poll;
import java.util.Objects;

final class Failed<T> extends Once<T> {

    private final Exception failure;

    Failed(Exception failure) {
        this.failure = Objects.requireNonNull(failure, "a failed future needs its failure");
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        throw failure;
    }
}
