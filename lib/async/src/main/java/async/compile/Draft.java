package async.compile;

import java.io.Serializable;
import java.lang.StackWalker.StackFrame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.stream.Stream;

/// All passes over one body, and what the later ones and [Explanation] need of their results.
///
/// @param file the class file of the body's machines
record Draft(Origin origin, Code code, Plan plan, byte[] file) {

    static Draft of(Serializable lambda) throws Refused {
        Origin origin = Origin.of(lambda);
        var code = new Code(origin, ClassBytes.reread(origin.owner()));
        HiddenAwaits.refuse(origin, code);
        Callers.refuse(origin, code);
        var members = new Members(origin.owner());
        var plan = new Plan(code, new Types(origin.owner(), code), new Liveness(code), members);
        return new Draft(origin, code, plan, Emitter.emit(origin.owner(), code, plan, members));
    }

    /// The one pass that holds for every engine, for a body that is not to be compiled.
    static void search(Serializable lambda) throws Refused {
        Origin origin = Origin.of(lambda);
        HiddenAwaits.refuse(origin, new Code(origin, ClassBytes.of(origin.owner())));
    }

    /// Where a refused body stands; where its code cannot be found, where somebody made a future of it.
    static StackTraceElement place(Serializable lambda) {
        try {
            Origin origin = Origin.of(lambda);
            var code = new Code(origin, ClassBytes.of(origin.owner()));
            return new StackTraceElement(origin.owner().getName(), origin.method(), code.file, code.line());
        } catch (Refused | RuntimeException unknown) {
            return StackWalker.getInstance().walk(Draft::caller);
        }
    }

    private static StackTraceElement caller(Stream<StackFrame> frames) {
        return frames.dropWhile(frame -> frame.getClassName().matches("async\\.(await|compile)\\.[A-Z][a-z]+"))
                .findFirst()
                .orElseThrow()
                .toStackTraceElement();
    }

    Blueprint blueprint() {
        var lines = new int[plan.sites.size() + 1];
        lines[0] = code.line();
        for (Site site : plan.sites) lines[site.state] = site.line;
        return new Blueprint(origin.owner().getName(), origin.method(), code.file, lines, code.calls());
    }

    /// The class becomes real, and this is its pattern.
    Machine<?> define() throws Refused {
        Object[] around = Linkage.hand(blueprint(), origin.captures());
        try {
            Class<?> machine = origin.neighbour().defineClass(file);
            Lookup inside = MethodHandles.privateLookupIn(machine, MethodHandles.lookup());
            return (Machine<?>) inside.findConstructor(machine, MethodType.methodType(void.class, Void.class))
                    .invoke(null);
        } catch (Throwable e) {
            throw new Refused("the JVM does not take what it was compiled to: " + e);
        } finally {
            Linkage.handBack(around);
        }
    }
}
