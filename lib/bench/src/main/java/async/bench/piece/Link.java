package async.bench.piece;

import async.core.Context;
import async.core.Poll;

/// What joins two tasks of a brigade, asked by polls: one of them puts, the other takes.
public interface Link {

    Poll<Object> take(Context cx) throws Exception;

    /// A caller that is told Pending asks again with the same value.
    Poll<Void> put(Object given, Context cx) throws Exception;
}
