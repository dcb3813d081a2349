package async.executor;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Knows whether this thread is already running futures. To block such a thread is to wait for oneself: the task
/// that would have to go on is the one that waits.
final class Nesting implements AutoCloseable {

    private static final ThreadLocal<Nesting> CURRENT = new ThreadLocal<>();

    private Nesting() {}

    /// @throws IllegalStateException if this thread is inside a poll; it names both places
    static Nesting enter() {
        check();
        var nesting = new Nesting();
        CURRENT.set(nesting);
        return nesting;
    }

    /// @throws IllegalStateException as [#enter], for those who then let another thread run futures
    static void check() {
        if (CURRENT.get() != null) throw refusal();
    }

    @Override
    public void close() {
        CURRENT.remove();
    }

    /// The stack holds both places already: wherever somebody called into this package to run futures.
    private static IllegalStateException refusal() {
        List<StackFrame> stack = StackWalker.getInstance().walk(Stream::toList);
        String places = IntStream.range(1, stack.size())
                .filter(i -> runsFutures(stack.get(i - 1)) && !runsFutures(stack.get(i)))
                .mapToObj(i -> place(stack.get(i - 1), stack.get(i)))
                .limit(2)
                .collect(Collectors.joining(" is inside a poll of "));
        return new IllegalStateException(places + ": it would wait for itself; use await instead");
    }

    private static String place(StackFrame verb, StackFrame caller) {
        return isWorker(verb)
                ? Thread.currentThread().getName()
                : verb.getMethodName() + " at " + caller.toStackTraceElement();
    }

    private static boolean isWorker(StackFrame frame) {
        return frame.getClassName().equals(Worker.class.getName());
    }

    private static boolean runsFutures(StackFrame frame) {
        return switch (frame.getMethodName()) {
            case "blockOn" -> frame.getClassName().equals(BlockOn.class.getName());
            case "run", "tryTick" ->
                frame.getClassName().equals(LocalExecutor.class.getName())
                        || frame.getClassName().equals(MultiThreadExecutor.class.getName());
            case "work" -> isWorker(frame);
            default -> false;
        };
    }
}
