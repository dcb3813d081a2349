package async.compile;

import async.core.Future;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// All bodies, each compiled at its first use, or refused then.
///
/// What is known of a body hangs on the class of its lambda, and goes with it: the collector takes both when nobody can
/// run the body any more. One lock keeps the passes to one body at a time; whoever only makes machines, or coroutines,
/// takes none. It is a monitor, which an overflow of the stack cannot leave locked.
public final class Bodies {

    private static final ClassValue<Body> BODIES = new ClassValue<>() {
        @Override
        protected Body computeValue(Class<?> lambda) {
            return new Body();
        }
    };

    /// For the report alone, so weak. Guarded by the lock.
    private static final Set<Body> USED = Collections.newSetFromMap(new WeakHashMap<>());

    /// Written under the lock, once, the compilation last.
    private static final class Body {
        private volatile Machine<?> pattern; // null: not compiled yet, or refused
        private volatile Compilation compilation;
        private volatile boolean searched; // by `check`, which found nothing
        private final AtomicBoolean told = new AtomicBoolean();
    }

    private Bodies() {}

    /// A new machine of this body; null if it cannot be compiled.
    ///
    /// {@snippet class=EngineTest region=engine}
    ///
    /// @throws IllegalStateException if it awaits inside `synchronized`
    @SuppressWarnings("unchecked") // the machine gives what the lambda gives
    public static <T> Future<T> machine(Serializable lambda) {
        Objects.requireNonNull(lambda, "async needs a body");
        Body body = BODIES.get(lambda.getClass());
        Machine<?> pattern = body.pattern;
        if (pattern == null && body.compilation == null) pattern = first(body, lambda);
        if (pattern != null) return (Future<T>) pattern.fresh(lambda);
        if (body.compilation instanceof Compilation.Rejected why) throw why.exception();
        return null;
    }

    /// For an engine that does not compile: looks for what no engine is to run.
    ///
    /// {@snippet class=MonitorTest region=check}
    ///
    /// @throws IllegalStateException if it awaits inside `synchronized`
    public static void check(Serializable lambda) {
        Objects.requireNonNull(lambda, "async needs a body");
        Body body = BODIES.get(lambda.getClass());
        if (!body.searched) search(body, lambda);
        if (body.compilation instanceof Compilation.Rejected why) throw why.exception();
    }

    /// The reason why this body cannot be compiled, for the first who asks; null for all others.
    ///
    /// {@snippet class=FallbackTest region=told}
    public static Compilation.Fallback news(Serializable lambda) {
        Body body = BODIES.get(lambda.getClass());
        boolean isNews = body.compilation instanceof Compilation.Fallback && !body.told.getAndSet(true);
        return isNews ? (Compilation.Fallback) body.compilation : null;
    }

    /// What became of this body; it is compiled if it was not yet.
    ///
    /// {@snippet class=EngineTest region=report}
    public static Compilation compilation(Serializable lambda) {
        Body body = BODIES.get(lambda.getClass());
        first(body, lambda);
        return body.compilation;
    }

    /// Goes through all passes with this body, and throws the result away.
    ///
    /// {@snippet class=EngineTest region=warmUp}
    ///
    /// @param loads whether the last step is made too, whose class then stays
    public static synchronized void rehearse(Serializable lambda, boolean loads) {
        try {
            Draft draft = Draft.of(lambda);
            if (loads) draft.define();
        } catch (Refused why) {
            // whoever uses it is told
        }
    }

    /// What this body is compiled to; it is compiled if it was not yet, but never run.
    ///
    /// {@snippet class=ExplanationTest region=explain}
    public static synchronized Explanation explanation(Serializable lambda) {
        Objects.requireNonNull(lambda, "explain needs a body");
        Body body = BODIES.get(lambda.getClass());
        Machine<?> pattern = first(body, lambda);
        if (body.compilation instanceof Compilation.Fallback why) return why;
        if (body.compilation instanceof Compilation.Rejected why) throw why.exception();
        try {
            return Explainer.explain(Draft.of(lambda), pattern.getClass());
        } catch (Refused changed) {
            throw new IllegalStateException(
                    "it was compiled, and now cannot be read any more: " + changed.getMessage());
        }
    }

    /// What became of every body that is still alive, in the order of their places.
    ///
    /// {@snippet class=EngineTest region=report}
    public static synchronized List<Compilation> report() {
        var report = new ArrayList<Compilation>();
        for (Body each : USED) report.add(each.compilation);
        report.sort(Comparator.comparing((Compilation each) -> each.body().getClassName())
                .thenComparing(each -> each.body().getLineNumber()));
        return List.copyOf(report);
    }

    private static synchronized Machine<?> first(Body body, Serializable lambda) {
        if (body.compilation == null) compile(body, lambda);
        return body.pattern;
    }

    private static synchronized void search(Body body, Serializable lambda) {
        try {
            Draft.search(lambda);
        } catch (Refused why) {
            if (why.always) body.compilation = new Compilation.Rejected(Draft.place(lambda), why.getMessage());
        } catch (RuntimeException | LinkageError bug) {
            // as if it had found nothing
        }
        body.searched = true;
    }

    private static void compile(Body body, Serializable lambda) {
        try {
            Draft draft = Draft.of(lambda);
            body.pattern = draft.define();
            body.compilation = new Compilation.Compiled(
                    draft.blueprint().at(0), draft.plan().sites.size(), Emitter.length(draft.file()));
        } catch (Refused why) {
            StackTraceElement place = Draft.place(lambda);
            body.compilation = why.always
                    ? new Compilation.Rejected(place, why.getMessage())
                    : new Compilation.Fallback(place, why.getMessage());
        } catch (RuntimeException | LinkageError bug) {
            body.compilation = new Compilation.Fallback(Draft.place(lambda), "the compiler failed: " + bug);
        }
        USED.add(body); // not reached by an overflow of the stack: then the next use tries again
    }
}
