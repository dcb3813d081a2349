package async.compile;

import async.await.Async;
import async.await.Engine;
import async.core.AsyncBody;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Task;
import async.core.Waker;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The three ways to run the same bytecode, each by sending the calls of `Async` that stand in it elsewhere.
///
/// BLOCKING is the yardstick: there `await` polls until the value is there, so a body is plain Java, which no engine
/// of ours can get wrong. It cannot be closed while it waits, and has no executor.
public enum Way {
    COMPILED(Map.of("async", "compiled")),
    COROUTINE(Map.of("async", "coroutine")),
    BLOCKING(Map.of("async", "blocking", "await", "poll", "spawn", "refuse"));

    private static final List<Compilation.Fallback> FALLBACKS = new ArrayList<>();

    private final Map<String, String> detours;

    Way(Map<String, String> detours) {
        this.detours = detours;
    }

    /// The method of this class that a call of `Async.verb` goes to; null: it stays as it is.
    String detour(String verb) {
        return detours.get(verb);
    }

    public static <T> Future<T> compiled(AsyncBody<T> body) {
        note(body);
        return Engine.COMPILED.async(body);
    }

    public static Future<Void> compiled(AsyncBody.Action body) {
        note(body);
        return Engine.COMPILED.async(body);
    }

    /// The bodies that were to be compiled and could not, since it was asked last. What runs as a coroutine on both
    /// sides is compared with itself.
    static List<Compilation.Fallback> fallbacks() {
        var all = List.copyOf(FALLBACKS);
        FALLBACKS.clear();
        return all;
    }

    /// Before the engine hears of it, which would tell the world of a fallback.
    private static void note(Serializable body) {
        Bodies.compilation(body);
        Compilation.Fallback news = Bodies.news(body);
        if (news != null) FALLBACKS.add(news);
    }

    public static <T> Future<T> coroutine(AsyncBody<T> body) {
        return Engine.COROUTINE.async(body);
    }

    public static Future<Void> coroutine(AsyncBody.Action body) {
        return Engine.COROUTINE.async(body);
    }

    public static <T> Future<T> blocking(AsyncBody<T> body) {
        return new Blocking<>(body);
    }

    public static Future<Void> blocking(AsyncBody.Action body) {
        return new Blocking<>(() -> {
            body.run();
            return null;
        });
    }

    public static <T> T poll(Future<T> future) throws Exception {
        if (future == null) throw new NullPointerException("await needs a future");
        while (true) if (future.poll(Context.of(Waker.NOOP)) instanceof Poll.Ready<T>(T value)) return value;
    }

    public static <T> Task<T> refuse(Future<T> future) {
        throw new UnsupportedOperationException("a blocking body spawns nothing, but was given " + future);
    }

    static boolean redirects(String owner) {
        return owner.equals(Async.class.getName().replace('.', '/'));
    }

    private static final class Blocking<T> implements Future<T> {
        private AsyncBody<T> body;

        Blocking(AsyncBody<T> body) {
            this.body = body;
        }

        @Override
        public Poll<T> poll(Context cx) throws Exception {
            if (body == null) throw Future.spent();
            AsyncBody<T> once = body;
            body = null;
            return Poll.ready(once.run());
        }

        @Override
        public void close() {
            body = null;
        }
    }
}
