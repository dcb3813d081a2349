package async.trace;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Code of others, called by ours.
final class Strangers {

    private static final Pattern LIBRARY = Pattern.compile(
            "async\\.(core|reactor|time|executor|compile|await|future|sync|stream|channel|scope|io|actor|compat|check)\\.");

    /// In the name of the class of a compiled body, whose `poll` is the user's code, and whose rest is ours.
    private static final String COMPILED = "$$async$";

    private Strangers() {}

    /// What `stranger` throws goes to this thread's uncaught-exception handler, and we go on.
    static <T> void tell(Consumer<? super T> stranger, T news) {
        try {
            stranger.accept(news);
        } catch (Throwable broken) {
            uncaught(broken);
        }
    }

    /// What `stranger` says, or null if it throws: whoever cannot say it is shown without it.
    static <T> T ask(Supplier<T> stranger) {
        try {
            return stranger.get();
        } catch (Throwable broken) {
            return null;
        }
    }

    /// What that handler throws is dropped, as the JVM itself does.
    static void uncaught(Throwable broken) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, broken);
        } catch (Throwable dropped) {
            // nobody is left to be told
        }
    }

    /// Where whoever called our caller stands: the innermost frames of users, at most so many.
    static List<StackTraceElement> site(int frames) {
        return StackWalker.getInstance()
                .walk(all -> all.skip(2) // this method, and our caller
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .filter(Strangers::isUsers)
                        .limit(frames)
                        .toList());
    }

    /// Whether this frame is neither the JDK's nor this library's. The JDK is known by its modules: `com.sun` is not
    /// all its own. The library is known by its packages, since most meet it on the class path, and others may call
    /// theirs `async.something`. This package is not among them: no sink stands between a user and his future.
    static boolean isUsers(StackTraceElement frame) {
        String module = frame.getModuleName();
        boolean jdk = module != null && (module.startsWith("java.") || module.startsWith("jdk."));
        boolean ours = LIBRARY.matcher(frame.getClassName()).lookingAt()
                || frame.getClassName().contains(COMPILED)
                        && !frame.getMethodName().equals("poll");
        return !jdk && !ours;
    }
}
