package async.core;

import java.util.Objects;

/// An iterator that keeps the table of [AsyncIterator], so that its author writes only [#advance] and [#release].
///
/// ```
///            advance: Pending, or a value
///              +------------+
///              v            |
///   OPEN --pollNext--> POLLING --advance: null; a throw, and release()--> ENDED --pollNext: null
///    |                      |
///    |                      +--close(), pollNext: IllegalStateException
///    +--close(): release()----------------------------------------------> CLOSED --pollNext: the same
/// ```
///
/// `state` is a plain field: an iterator has one owner at a time, and the owners hand over with happens-before.
///
/// {@snippet class=SourceTest region=source}
///
/// Idea: [Once], for more than one value.
public abstract class Source<T> implements AsyncIterator<T> {

    private static final int OPEN = 0;
    private static final int POLLING = 1;
    private static final int ENDED = 2;
    private static final int CLOSED = 3;

    private int state;

    /// {@snippet class=SourceTest region=source}
    protected Source() {}

    /// One step: a value, null for the end, or not yet. After the end or a throw it is not called again.
    ///
    /// {@snippet class=SourceTest region=source}
    protected abstract Poll<T> advance(Context cx) throws Exception;

    /// Frees what is held, at most once: if the iterator fails, or is closed before its end.
    ///
    /// {@snippet class=SourceTest region=source}
    protected void release() {}

    @Override
    public final Poll<T> pollNext(Context cx) throws Exception {
        if (state == ENDED) return Poll.ready(null);
        if (state == CLOSED) throw new IllegalStateException("this stream is closed; make a new one");
        checkNotPolling("polled");
        state = POLLING;
        try {
            Poll<T> poll = Objects.requireNonNull(
                    advance(cx), "advance gave null: give Poll.ready(null) at the end, Poll.pending() if not yet");
            state = poll instanceof Poll.Ready<T>(T value) && value == null ? ENDED : OPEN;
            return poll;
        } catch (Throwable failure) {
            state = ENDED;
            releaseBecause(failure);
            throw failure;
        }
    }

    @Override
    public final void close() {
        checkNotPolling("closed");
        if (state != OPEN) return;
        state = CLOSED;
        release();
    }

    private void checkNotPolling(String act) {
        if (state == POLLING) throw new IllegalStateException("a stream cannot be " + act + " inside its own poll");
    }

    private void releaseBecause(Throwable failure) {
        try {
            release();
        } catch (Throwable next) {
            if (next != failure) failure.addSuppressed(next);
        }
    }
}
