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

    /// From the task's own future down to the one that waits for the world.
    static List<Await> chain(Future<?> outermost) {
        var chain = new ArrayList<Await>();
        for (Future<?> link = outermost; link != null; ) {
            var body = link instanceof Suspended suspended ? suspended : null;
            chain.add(new Await(describe(link), body == null ? null : body.line()));
            link = body == null ? null : body.awaited();
        }
        return List.copyOf(chain);
    }

    private static String describe(Future<?> future) {
        String words = future.toString();
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
