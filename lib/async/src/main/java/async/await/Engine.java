package async.await;

import async.compile.Bodies;
import async.compile.Compilation.Fallback;
import async.core.AsyncBody;
import async.core.CancelSafety;
import async.core.Future;
import java.io.Serializable;

/// What runs the bodies of `async`. Both behave the same, but for what they cost.
///
/// {@snippet class=EngineTest region=engine}
public enum Engine {

    /// Each body is compiled, at its first use, into a state machine. One that cannot be is run as a coroutine, and a
    /// line on standard error tells once which and why.
    COMPILED,

    /// Each body has a stack of its own, which is set aside while it waits. Debuggers, profilers and coverage tools see
    /// the body as it was written.
    COROUTINE;

    /// As [Async#async(AsyncBody)], by this engine whatever the standard one is.
    ///
    /// {@snippet class=EngineTest region=engine}
    ///
    /// @throws IllegalStateException if the body awaits inside `synchronized`; or if it takes a coroutine, and
    /// these are not opened to this library
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public <T> Future<T> async(AsyncBody<T> body) {
        Future<T> machine = machine(body);
        return machine != null ? machine : coroutine(body, body);
    }

    /// {@snippet class=EngineTest region=engine}
    ///
    /// @throws IllegalStateException as the other
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public Future<Void> async(AsyncBody.Action body) {
        Future<Void> machine = machine(body);
        return machine != null ? machine : coroutine(valued(body), body);
    }

    private <T> Future<T> machine(Serializable body) {
        if (this == COMPILED) return Bodies.machine(body);
        Bodies.check(body);
        return null;
    }

    private static AsyncBody<Void> valued(AsyncBody.Action body) {
        return () -> {
            body.run();
            return null;
        };
    }

    /// @param written what the user wrote
    private <T> Future<T> coroutine(AsyncBody<T> body, Serializable written) {
        Fallback news = this == COMPILED ? Bodies.news(written) : null;
        try {
            Future<T> coroutine = new Coroutine<>(body);
            if (news != null) System.err.println("async: " + news + ". It runs as a coroutine.");
            return coroutine;
        } catch (IllegalAccessError shut) {
            String why = this == COMPILED ? Bodies.compilation(written) + ". So it " : "async ";
            throw new IllegalStateException(why + "needs the JDK's own coroutines opened: start java with"
                    + " --add-exports java.base/jdk.internal.vm=" + target() + ", or write the future by hand");
        }
    }

    private static String target() {
        Module module = Engine.class.getModule();
        return module.isNamed() ? module.getName() : "ALL-UNNAMED";
    }
}
