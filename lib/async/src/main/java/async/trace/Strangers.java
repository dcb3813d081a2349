package async.trace;

import java.util.function.Consumer;

/// Code of others, called by ours.
final class Strangers {

    private Strangers() {}

    /// What `stranger` throws goes to this thread's uncaught-exception handler, and we go on.
    static <T> void tell(Consumer<? super T> stranger, T news) {
        try {
            stranger.accept(news);
        } catch (Throwable broken) {
            uncaught(broken);
        }
    }

    static void uncaught(Throwable broken) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
    }

    /// Whether a frame of this class is a user's: neither the JDK's nor this library's. This package's own do not
    /// count as the library's: no sink stands between a user and his future.
    static boolean isUsers(String type) {
        boolean library = type.startsWith("async.") && !type.startsWith("async.trace.");
        boolean jdk = type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
        return !library && !jdk;
    }
}
