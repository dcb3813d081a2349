package async.compile;

import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/// Pass 1: where a lambda was written.
///
/// - **Takes** the lambda, which is serializable: then the JDK has given it a `writeReplace` that tells the class and
///   the method of its code.
/// - **Gives** those, with the right to define a class beside it, and a getter for each captured value.
/// - **Refuses** what is no lambda, method references (they may mean an overriding method), lambdas that are only
///   a part of the body, and packages that are not open to the library.
///
/// @param owner the class in which the lambda stands
/// @param method the name javac gave to its code
/// @param descriptor its captured values as parameters, and what it returns
/// @param neighbour may define a class beside the owner
/// @param captures a getter for each captured value, of type `(Object)value`
record Origin(Class<?> owner, String method, String descriptor, Lookup neighbour, List<MethodHandle> captures) {

    private static final Lookup OURS = MethodHandles.lookup();

    static Origin of(Serializable lambda) throws Refused {
        mustBeOpen(lambda.getClass());
        SerializedLambda form = form(lambda);
        if (!form.getImplMethodName().startsWith("lambda$"))
            throw new Refused("it is a method reference; write what " + form.getImplMethodName()
                    + " does as a lambda, () -> { ... }");
        if (!form.getFunctionalInterfaceMethodName().equals("run"))
            throw new Refused(
                    "it is a lambda of " + form.getFunctionalInterfaceClass().replace('/', '.') + "."
                            + form.getFunctionalInterfaceMethodName()
                            + ", which is not the body itself; write () -> ...");
        try {
            ClassLoader loader = lambda.getClass().getClassLoader();
            Class<?> owner = Class.forName(form.getImplClass().replace('/', '.'), false, loader);
            return new Origin(
                    owner,
                    form.getImplMethodName(),
                    form.getImplMethodSignature(),
                    MethodHandles.privateLookupIn(owner, OURS),
                    captures(lambda.getClass(), form.getCapturedArgCount()));
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new Refused("its class cannot be reached: " + e);
        }
    }

    private static void mustBeOpen(Class<?> type) throws Refused {
        Module theirs = type.getModule();
        Module ours = Origin.class.getModule();
        ours.addReads(theirs); // a named module does not read the class path
        if (theirs.isOpen(type.getPackageName(), ours)) return;
        String flag = "java with --add-opens " + theirs.getName() + "/" + type.getPackageName() + "=";
        throw new Refused("its package is closed; "
                + (ours.isNamed()
                        ? "write opens " + type.getPackageName() + " to " + ours.getName()
                                + " in its module-info, or start " + flag + ours.getName()
                        : "start " + flag + "ALL-UNNAMED"));
    }

    private static SerializedLambda form(Serializable lambda) throws Refused {
        try {
            Method writeReplace = lambda.getClass().getDeclaredMethod("writeReplace");
            writeReplace.setAccessible(true);
            if (lambda.getClass().isHidden() && writeReplace.invoke(lambda) instanceof SerializedLambda form)
                return form;
        } catch (ReflectiveOperationException notOne) {
            // told below
        }
        throw new Refused(
                "it is no lambda but an object of " + lambda.getClass().getName());
    }

    /// The fields of the lambda object. `SerializedLambda` has the values too, but boxed, and of one object only.
    private static List<MethodHandle> captures(Class<?> lambda, int count) throws ReflectiveOperationException {
        var getters = new ArrayList<MethodHandle>();
        for (int i = 1; i <= count; i++) {
            var field = lambda.getDeclaredField("arg$" + i);
            field.setAccessible(true);
            MethodHandle getter = OURS.unreflectGetter(field);
            getters.add(getter.asType(MethodType.methodType(field.getType(), Object.class)));
        }
        return List.copyOf(getters);
    }
}
