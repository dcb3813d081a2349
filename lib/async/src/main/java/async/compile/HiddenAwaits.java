package async.compile;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/// Pass 4: an `await` that the body reaches by a call. It would have to set aside frames that are not the machine's.
///
/// - **Takes** the code. It follows calls and plain lambdas into methods of the same loader and the same code source:
///   the user's own program, not the libraries it calls.
/// - **Gives** nothing.
/// - **Refuses** a body that reaches an await or a spawn so, with the place and what to write instead.
///
/// It follows the method that is named, not those that override it. What it does not see fails when it happens, with a
/// sentence from `await`.
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

    private final Class<?> user;

    private HiddenAwaits(Class<?> user) {
        this.user = user;
    }

    static void refuse(Origin origin, Code code) throws Refused {
        var search = new HiddenAwaits(origin.owner());
        int line = code.line();
        for (CodeElement each : code.elements) {
            if (each instanceof LineNumber number) line = number.line();
            Method next = called(each);
            if (next == null) continue;
            String hidden = search.find(next);
            if (hidden != null) throw new Refused(advice(each, next, Places.atLine(origin.owner(), line), hidden));
        }
    }

    private static String advice(CodeElement call, Method method, String line, String hidden) {
        if (call instanceof InvokeDynamicInstruction lambda)
            return "a " + lambda.typeSymbol().returnType().displayName() + " lambda in it" + line + " " + hidden
                    + "; write a loop, or make that lambda an async body";
        return "it calls " + Places.method(method.owner, method.name) + line + ", which " + hidden + "; let "
                + method.name + " return async(() -> ...), and await that";
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

    /// What `start` does sooner or later, and where: `awaits at Tea.java:12`. Null if it does not.
    private String find(Method start) {
        var seen = new HashMap<Method, Source>();
        var next = new ArrayDeque<Method>();
        next.add(start);
        while (!next.isEmpty()) {
            Method method = next.remove();
            if (isVerb(method)) return "is " + method.name;
            if (seen.containsKey(method)) continue;
            Source source = source(method);
            seen.put(method, source);
            if (source == null || CLEAN.get(source.type).contains(method.key())) continue;
            String hidden = search(source, next);
            if (hidden != null) return hidden;
        }
        seen.forEach(HiddenAwaits::remember);
        return null;
    }

    private static boolean isVerb(Method method) {
        return method.owner.equals(Known.ASYNC) && (method.name.equals("await") || method.name.equals("spawn"));
    }

    private static String search(Source source, ArrayDeque<Method> next) {
        int line = 0;
        for (CodeElement each : source.model.code().orElseThrow()) {
            if (each instanceof LineNumber number) line = number.line();
            if (each instanceof Instruction one && (Code.isAwait(one) || Code.isSpawn(one)))
                return (Code.isAwait(one) ? "awaits" : "spawns") + Places.inFile(source.file, line);
            Method called = called(each);
            if (called != null) next.add(called);
        }
        return null;
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
