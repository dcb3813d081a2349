package async.await;

import async.core.AsyncBody;
import async.core.Future;
import java.util.Objects;

/// What runs the bodies of `async`. Both behave the same, but for what they cost.
///
/// {@snippet class=EngineTest region=engine}
public enum Engine {

    /// Each body is compiled, once, into a state machine. What cannot be compiled runs as a coroutine.
    COMPILED,

    /// Each body has a stack of its own, which is set aside while it waits.
    COROUTINE;

    /// As [Async#async(AsyncBody)], by this engine whatever the standard one is.
    ///
    /// {@snippet class=EngineTest region=engine}
    public <T> Future<T> async(AsyncBody<T> body) {
        return coroutine(body);
    }

    /// {@snippet class=EngineTest region=engine}
    public Future<Void> async(AsyncBody.Action body) {
        Objects.requireNonNull(body, "async needs a body");
        return async(() -> {
            body.run();
            return null;
        });
    }

    private static <T> Future<T> coroutine(AsyncBody<T> body) {
        try {
            return new Coroutine<>(body);
        } catch (IllegalAccessError shut) {
            throw new IllegalStateException("async needs the JDK's own coroutines opened: start java with"
                    + " --add-exports java.base/jdk.internal.vm=" + target() + ", or write the future by hand");
        }
    }

    private static String target() {
        Module module = Engine.class.getModule();
        return module.isNamed() ? module.getName() : "ALL-UNNAMED";
    }
}
