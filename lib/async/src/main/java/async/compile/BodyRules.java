package async.compile;

import async.core.Cancelled;
import async.core.Context;
import async.core.Future;
import async.core.Host;
import async.core.Task;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Objects;

/// The rules of a body that both engines keep, and state here once.
public final class BodyRules {

    private static final int PATIENCE = 100;

    private BodyRules() {}

    /// {@snippet class=AsyncTest region=given}
    public static <T> Future<T> given(Future<T> future) {
        return Objects.requireNonNull(future, "await needs a future");
    }

    /// What a closed body sees at an await: that future is closed, and what its close throws goes along.
    ///
    /// {@snippet class=AsyncTest region=cancelled}
    public static Cancelled refuse(Future<?> future) {
        var cancelled = new Cancelled();
        try {
            future.close();
        } catch (Throwable failure) {
            cancelled.addSuppressed(failure);
        }
        return cancelled;
    }

    /// Whether a body that was refused so many times is to be left behind.
    ///
    /// {@snippet class=AsyncTest region=stubborn}
    public static boolean isStubborn(int refusals) {
        return refusals > PATIENCE;
    }

    /// {@snippet class=AsyncTest region=stubborn}
    public static IllegalStateException stubborn(StackTraceElement line) {
        return new IllegalStateException("the body at " + line + " has caught Cancelled " + PATIENCE
                + " times and awaits on; let Cancelled pass, or leave the loop");
    }

    /// {@snippet class=AsyncTest region=stubborn}
    public static IllegalStateException closedInside() {
        return new IllegalStateException("a future cannot be closed inside its own poll");
    }

    /// A body that ends by itself although it was cancelled drops its value; one that fails while it cleans up says so.
    ///
    /// {@snippet class=AsyncTest region=cancelled}
    ///
    /// @param failure null for none
    public static void rethrowUnlessCancelled(Throwable failure) {
        switch (failure) {
            case null -> {}
            case Cancelled c when c.getSuppressed().length == 0 -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new UndeclaredThrowableException(failure);
        }
    }

    /// {@snippet class=AsyncTest region=spawn}
    ///
    /// @param cx of the poll under way; null while the body is being closed
    public static <T> Task<T> spawn(Future<T> future, Context cx) {
        if (cx == null)
            throw new IllegalStateException("this body is being closed: it may clean up, but start nothing new");
        Host host = cx.host();
        if (host == null)
            throw new IllegalStateException(
                    "no executor here to spawn on: blockOn runs one future and nothing beside it;"
                            + " use LocalExecutor.run");
        return host.spawn(future);
    }
}
