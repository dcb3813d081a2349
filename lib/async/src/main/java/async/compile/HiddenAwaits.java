package async.compile;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Pass 4: an `await` that the body reaches by a call, and so would have to set aside frames that are not the
/// machine's; and any `await` inside `synchronized`.
///
/// - **Takes** the code. It follows calls and plain lambdas into methods of the same loader and the same code source:
///   the user's own program, not the libraries it calls.
/// - **Gives** nothing.
/// - **Refuses** a body that reaches an await or a spawn so, with the place and what to write instead; for every
///   engine if it awaits inside `synchronized`: the monitor would stay held while the body is set aside.
///
/// It follows the method that is named, not those that override it. What it does not see fails when it happens, with
/// a sentence from `await`; but a monitor that it does not see is held. Those around a plain lambda do not count: it
/// may run later.
final class HiddenAwaits {

    /// Methods that were searched and found clean, all they call included.
    private static final ClassValue<Set<String>> CLEAN = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return new HashSet<>();
        }
    };

    private record Method(ClassDesc owner, String name, String descriptor) {

        /// Its name within one class.
        String key() {
            return name + descriptor;
        }
    }

    private record Source(Class<?> type, String file, MethodModel model) {}

    /// @param inside whether somebody on the way to the method holds a monitor
    private record Step(Method method, boolean inside) {}

    /// What somebody does sooner or later, and where: `awaits at Tea.java:12`.
    private record Hidden(String what, boolean inside) {}

    private final Class<?> user;

    private HiddenAwaits(Class<?> user) {
        this.user = user;
    }

    static void refuse(Origin origin, Code code) throws Refused {
        var search = new HiddenAwaits(origin.owner());
        BitSet inside = Monitors.inside(code.attribute, code.elements);
        Refused refused = null;
        int line = code.line();
        for (int i = 0; i < code.size(); i++) {
            CodeElement each = code.elements.get(i);
            if (each instanceof LineNumber number) line = number.line();
            String here = Places.atLine(origin.owner(), line);
            if (inside.get(i) && isAwait(each)) throw locked("it awaits" + here);
            Method next = called(each);
            Hidden hidden = next == null ? null : search.find(new Step(next, inside.get(i) && isCall(each)));
            if (hidden == null) continue;
            if (hidden.inside) throw locked(reach(each, next, here) + hidden.what);
            if (refused == null) refused = new Refused(reach(each, next, here) + hidden.what + advice(each, next));
        }
        if (refused != null) throw refused;
    }

    private static Refused locked(String awaits) {
        return new Refused(
                awaits + " inside synchronized, and would hold the monitor while it is set aside;"
                        + " use an async.sync.Mutex, or leave the block before the await",
                true);
    }

    private static String reach(CodeElement call, Method method, String line) {
        return call instanceof InvokeDynamicInstruction lambda
                ? "a " + lambda.typeSymbol().returnType().displayName() + " lambda in it" + line + " "
                : "it calls " + Places.method(method.owner, method.name) + line + ", which ";
    }

    private static String advice(CodeElement call, Method method) {
        return isCall(call)
                ? "; let " + method.name + " return async(() -> ...), and await that"
                : "; write a loop, or let it make futures, and await joinAll of them";
    }

    private static boolean isCall(CodeElement element) {
        return element instanceof InvokeInstruction;
    }

    private static boolean isAwait(CodeElement element) {
        return element instanceof Instruction one && Code.isAwait(one);
    }

    /// The method that this element calls or, as a plain lambda, hands on; null if it does neither.
    private static Method called(CodeElement element) {
        return switch (element) {
            case InvokeInstruction call
            when !Code.isAwait(call) && !Code.isSpawn(call) ->
                new Method(
                        call.owner().asSymbol(),
                        call.name().stringValue(),
                        call.type().stringValue());
            case InvokeDynamicInstruction call
            when call.bootstrapMethod().owner().displayName().equals("LambdaMetafactory")
                    && !isBody(call.typeSymbol().returnType())
                    && call.bootstrapArgs().get(1) instanceof DirectMethodHandleDesc code ->
                new Method(code.owner(), code.methodName(), code.lookupDescriptor());
            default -> null;
        };
    }

    private static boolean isBody(ClassDesc type) {
        return type.equals(Known.BODY) || type.equals(Known.ACTION);
    }

    /// What `start` does sooner or later, with a monitor held if there is such a way; null if nothing.
    private Hidden find(Step start) {
        var seen = new HashMap<Step, Source>();
        var next = new ArrayDeque<Step>();
        Hidden found = null;
        next.add(start);
        while (!next.isEmpty()) {
            Step step = next.remove();
            if (seen.containsKey(step)) continue;
            Source source = source(step.method);
            seen.put(step, source);
            Hidden here =
                    isVerb(step.method) ? new Hidden("is " + step.method.name, false) : search(source, step, next);
            if (here != null && here.inside) return here;
            if (found == null) found = here;
        }
        if (found == null) seen.forEach((step, source) -> remember(step.method, source));
        return found;
    }

    private static boolean isVerb(Method method) {
        return method.owner.equals(Known.ASYNC) && (method.name.equals("await") || method.name.equals("spawn"));
    }

    private static Hidden search(Source source, Step step, ArrayDeque<Step> next) {
        if (source == null || CLEAN.get(source.type).contains(step.method.key())) return null;
        CodeModel code = source.model.code().orElseThrow();
        List<CodeElement> elements = code.elementList();
        boolean everywhere = step.inside || source.model.flags().has(AccessFlag.SYNCHRONIZED);
        BitSet blocks = Monitors.inside(code, elements);
        Hidden found = null;
        int line = 0;
        for (int i = 0; i < elements.size(); i++) {
            CodeElement each = elements.get(i);
            boolean inside = everywhere || blocks.get(i);
            if (each instanceof LineNumber number) line = number.line();
            String place = Places.inFile(source.file, line);
            if (isAwait(each) && inside) return new Hidden("awaits" + place, true);
            if (isAwait(each) && found == null) found = new Hidden("awaits" + place, false);
            if (each instanceof Instruction one && Code.isSpawn(one) && found == null)
                found = new Hidden("spawns" + place, false);
            Method called = called(each);
            if (called != null) next.add(new Step(called, inside && isCall(each)));
        }
        return found;
    }

    private static void remember(Method clean, Source source) {
        if (source != null) CLEAN.get(source.type).add(clean.key());
    }

    /// The code behind a method, if it is the user's own.
    private Source source(Method method) {
        if (!method.owner.isClassOrInterface()) return null;
        try {
            return source(Class.forName(Known.name(method.owner), false, user.getClassLoader()), method);
        } catch (Refused | ClassNotFoundException | LinkageError notHere) {
            return null; // then an await in it fails when it happens
        }
    }

    /// In `type` or above it.
    private Source source(Class<?> type, Method method) throws Refused {
        if (type == null || !isTheirs(type)) return null;
        ClassModel read = ClassBytes.of(type);
        MethodModel model = Code.method(read, method.name, method.descriptor);
        if (model != null && model.code().isPresent()) return new Source(type, Code.file(read), model);
        Source above = source(type.getSuperclass(), method);
        for (Class<?> each : type.getInterfaces()) if (above == null) above = source(each, method);
        return above;
    }

    private boolean isTheirs(Class<?> type) {
        return type.getClassLoader() == user.getClassLoader()
                && Objects.equals(
                        type.getProtectionDomain().getCodeSource(),
                        user.getProtectionDomain().getCodeSource());
    }
}
