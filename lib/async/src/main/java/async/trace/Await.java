package async.trace;

import async.core.Future;
import async.core.Suspended;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One link of what a task waits for.
///
/// @param what the future, in its own words or by its class
/// @param line where the body stands that awaits the next link; null for a future that is no such body
public record Await(String what, StackTraceElement line) {

    private static final int LONGEST = 100; // futures that await each other have no end

    /// From the task's own future down to the one that waits for the world.
    static List<Await> chain(Future<?> outermost) {
        var chain = new ArrayList<Await>();
        Future<?> link = outermost;
        for (; link != null && chain.size() < LONGEST; link = next(link)) chain.add(of(link));
        if (link != null) chain.add(new Await("...", null));
        return List.copyOf(chain);
    }

    private static Await of(Future<?> future) {
        StackTraceElement line = future instanceof Suspended body ? Strangers.ask(body::line) : null;
        return new Await(describe(future), line);
    }

    private static Future<?> next(Future<?> future) {
        return future instanceof Suspended body ? Strangers.ask(body::awaited) : null;
    }

    private static String describe(Future<?> future) {
        String words = Strangers.ask(future::toString);
        boolean silent = words == null || words.equals(Objects.toIdentityString(future));
        return silent ? className(future.getClass()) : words;
    }

    private static String className(Class<?> type) {
        String name = type.getName().replaceFirst("\\$\\$Lambda.*", " lambda");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public String toString() {
        return line == null ? what : line.getFileName() + ":" + line.getLineNumber();
    }
}
