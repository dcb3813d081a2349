package async.trace;

import java.util.function.Consumer;

/// Code of others, called by ours.
final class Strangers {

    private Strangers() {}

    /// What `stranger` throws goes to this thread's uncaught-exception handler, and we go on.
    ///
    /// @return whether it returned
    static <T> boolean tryTell(Consumer<? super T> stranger, T news) {
        try {
            stranger.accept(news);
            return true;
        } catch (Throwable broken) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
            return false;
        }
    }

    /// Whether a frame of this class is a user's: neither the JDK's nor this library's. This package's own do not
    /// count as the library's: no sink stands between a user and his future.
    static boolean isUsers(String type) {
        boolean library = type.startsWith("async.") && !type.startsWith("async.trace.");
        boolean jdk = type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
        return !library && !jdk;
    }
}
