package async.trace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The names that tasks were given. One without a name costs nothing here; its hash tells it from the others.
final class Names {

    private final Map<Object, String> given = new ConcurrentHashMap<>();

    /// Executors say "task" of a task that was given no name.
    static boolean isGiven(String name) {
        return name != null && !name.equals("task");
    }

    void put(Object task, String name) {
        if (isGiven(name)) given.put(task, name);
    }

    String of(Object task) {
        String name = given.get(task);
        return name != null ? name : "task @" + Integer.toHexString(System.identityHashCode(task));
    }

    void forget(Object task) {
        given.remove(task);
    }
}
