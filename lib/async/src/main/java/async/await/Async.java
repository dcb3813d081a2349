package async.await;

import async.compile.Bodies;
import async.compile.Compilation;
import async.compile.Explanation;
import async.core.AsyncBody;
import async.core.CancelSafety;
import async.core.Future;
import async.core.Task;
import java.util.List;
import java.util.Locale;

/// Code that waits and reads like code that does not.
public final class Async {

    private static final Engine STANDARD = standard();

    private Async() {}

    /// A future that runs `body` when it is polled; until then nothing happens. In the body, [#await] gives the
    /// thread back instead of blocking it.
    ///
    /// Closing it while it waits closes what it awaits, and then the body sees [async.core.Cancelled] at that
    /// `await`, so its `finally` blocks run; made again, it starts over. What else the body has made (tasks,
    /// sockets) it must close itself, by try-with-resources.
    ///
    /// {@snippet class=AsyncTest region=async}
    ///
    /// Idea: Rust's `async` blocks; Kotlin's `suspend` lambdas.
    ///
    /// @throws IllegalStateException if the body awaits inside `synchronized`; or if it takes a coroutine ([Engine]
    /// says when), and these are not opened
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public static <T> Future<T> async(AsyncBody<T> body) {
        return STANDARD.async(body);
    }

    /// The same for a body without a value.
    ///
    /// {@snippet class=AsyncTest region=action}
    @CancelSafety(CancelSafety.Level.LOSES_PROGRESS)
    public static Future<Void> async(AsyncBody.Action body) {
        return STANDARD.async(body);
    }

    /// What became of all bodies that were to be compiled so far: which are state machines, which run as coroutines,
    /// and why.
    ///
    /// {@snippet class=EngineTest region=report}
    public static List<Compilation> report() {
        return Bodies.report();
    }

    /// What `body` is compiled to: its states, what each keeps and in which field, the bytes, the instructions. The
    /// body is not run.
    ///
    /// {@snippet class=ExplanationTest region=explain}
    public static Explanation explain(AsyncBody<?> body) {
        return Bodies.explanation(body);
    }

    /// The same for a body without a value.
    ///
    /// {@snippet class=ExplanationTest region=notes}
    public static Explanation explain(AsyncBody.Action body) {
        return Bodies.explanation(body);
    }

    /// Makes the compiler ready, on a thread of its own, so that the first bodies of this program start faster. Once is
    /// enough; the kernel of the course does it when it starts.
    ///
    /// {@snippet class=EngineTest region=warmUp}
    ///
    /// @return the thread that does it, for whoever wants to wait
    public static Thread warmUp() {
        return WarmUp.start();
    }

    /// The value of `future`; until it is there, the thread is free for other tasks. Works inside an `async` body
    /// only, and takes the future over: it is spent or closed afterwards.
    ///
    /// **Never while it holds a lock of a thread.** An `async.sync.Mutex` is held by whoever has its guard, and may
    /// be. Inside `synchronized` the body would keep the monitor while it is set aside, and the next task of this
    /// thread that wants it would block the thread for good: `async` refuses such a body, as far as it can read. It
    /// does not see an await in a method of a library, or in one that overrides the one named, a plain lambda that
    /// runs under the monitor, or what stands behind a body that is a method reference or an object. A
    /// `ReentrantLock` is never seen, and keeps nobody of this thread out: it asks which thread comes, and all its
    /// bodies are one. For the same reason they share their thread-locals.
    ///
    /// {@snippet class=AsyncTest region=async}
    ///
    /// @throws async.core.Cancelled if the body is closed meanwhile; let it pass
    /// @throws IllegalStateException outside an `async` body, or where the body cannot pause
    /// @throws Exception the failure of `future`, the same object
    public static <T> T await(Future<T> future) throws Exception {
        return body("await").await(future);
    }

    /// Runs `future` beside this body, as a task of the same executor. Works inside an `async` body only; elsewhere
    /// call the executor's own `spawn`.
    ///
    /// {@snippet class=AsyncTest region=spawn}
    ///
    /// @throws IllegalStateException outside an `async` body, or if no executor runs it, or it is being closed
    @CancelSafety(CancelSafety.Level.AS_ITS_PARTS)
    public static <T> Task<T> spawn(Future<T> future) {
        return body("spawn").spawn(future);
    }

    private static Coroutine<?> body(String verb) {
        Coroutine<?> current;
        try {
            current = Coroutine.current();
        } catch (IllegalAccessError shut) {
            current = null; // then nobody can be inside a body
        }
        if (current == null)
            throw new IllegalStateException(
                    verb + " works only inside async(() -> ...), in the body itself: here no task could be set aside."
                            + " Let this method return async(() -> ...), and await that");
        return current;
    }

    private static Engine standard() {
        String asked = System.getProperty("async.engine", Engine.COMPILED.name());
        try {
            return Engine.valueOf(asked.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("async.engine is " + asked + "; give compiled or coroutine");
        }
    }
}
