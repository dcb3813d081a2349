package async.trace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The names that tasks were given. One without a name costs nothing here; its hash tells it from the others.
final class Names {

    private final Map<Object, String> given = new ConcurrentHashMap<>();

    void put(Object task, String name) {
        if (name != null) given.put(task, name);
    }

    String of(Object task) {
        String name = given.get(task);
        return name != null ? name : unnamed(task);
    }

    static String unnamed(Object task) {
        return "task @" + Integer.toHexString(System.identityHashCode(task));
    }

    void forget(Object task) {
        given.remove(task);
    }
}
