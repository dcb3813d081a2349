package async.core;

import java.util.Objects;

/// One step of an iterator, as a future. Closing it leaves the iterator as it is.
final class NextValue<T> extends Once<T> {

    private final AsyncIterator<T> iterator;

    NextValue(AsyncIterator<T> iterator) {
        this.iterator = Objects.requireNonNull(iterator, "a next needs its iterator");
    }

    @Override
    protected Poll<T> advance(Context cx) throws Exception {
        return iterator.pollNext(cx);
    }

    @Override
    public String toString() {
        return "next of " + iterator;
    }
}
