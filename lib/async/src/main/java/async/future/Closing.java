package async.future;

import async.core.Future;
import java.util.List;

/// Closing several futures: all of them, whatever some of them throw.
final class Closing {

    private Closing() {}

    /// Closes all. The first failure of a close is thrown, with the others suppressed in it.
    static void all(List<? extends Future<?>> futures) {
        Throwable failure = null;
        for (Future<?> future : futures) failure = closed(future, failure);
        switch (failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError("a close throws nothing checked", failure);
        }
    }

    /// Closes all because of `reason`, which keeps what the closes throw.
    static void because(Throwable reason, List<? extends Future<?>> futures) {
        for (Future<?> future : futures) closed(future, reason);
    }

    private static Throwable closed(Future<?> future, Throwable first) {
        try {
            future.close();
        } catch (Throwable next) {
            if (first == null) return next;
            if (next != first) first.addSuppressed(next);
        }
        return first;
    }
}
