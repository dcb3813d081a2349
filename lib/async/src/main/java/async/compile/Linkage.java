package async.compile;

import java.lang.classfile.Opcode;
import java.lang.constant.ConstantDesc;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/// Pass 10, when the machine runs: links what its class file could only name, with the rights of the class in which the
/// body was written. Public for generated code only.
///
/// - **Takes** calls that the emitter has made dynamic.
/// - **Gives** each its target, for good.
/// - **Refuses** nothing: the user's class itself may do all of it.
public final class Linkage {

    /// Of the class that is being initialised. Guarded by the lock of [Bodies].
    private static Object[] handed;

    private Linkage() {}

    /// Gives what was handed before: loading a class may run code of its loader, which may need a compilation itself.
    static Object[] hand(Blueprint blueprint, List<MethodHandle> captures) {
        Object[] around = handed;
        handed = new Object[captures.size() + 1];
        handed[Emitter.BLUEPRINT] = blueprint;
        for (int i = 0; i < captures.size(); i++) handed[Emitter.FIRST_CAPTURE + i] = captures.get(i);
        return around;
    }

    static void handBack(Object[] around) {
        handed = around;
    }

    /// To the static initialiser of a machine's class: its blueprint, and a getter for each captured value.
    ///
    /// {@snippet class=LinkageTest region=taken}
    public static Object[] take() {
        Object[] mine = handed;
        handed = null;
        return mine;
    }

    /// A dynamic call of the body (a lambda, a concatenation, a pattern switch), as the class itself would link it.
    ///
    /// {@snippet class=LinkageTest region=dynamic}
    ///
    /// @param call which of the blueprint's calls
    public static CallSite dynamic(Lookup machine, String name, MethodType type, int call) throws Throwable {
        MethodHandle drawn = machine.findStaticGetter(machine.lookupClass(), Emitter.DRAWN, Object.class);
        var original = ((Blueprint) drawn.invoke()).call(call);
        Lookup user = user(machine);
        var arguments = new ArrayList<Object>(List.of(user, name, type));
        try {
            for (ConstantDesc each : original.bootstrapArgs()) arguments.add(each.resolveConstantDesc(user));
        } catch (ReflectiveOperationException missing) {
            throw error(missing);
        }
        MethodHandle bootstrap = original.bootstrapMethod().resolveConstantDesc(user);
        return (CallSite) bootstrap.invokeWithArguments(arguments);
    }

    /// A private member, a protected one of another package, or `super.m()`.
    ///
    /// {@snippet class=LinkageTest region=member}
    ///
    /// @param owner the class that the body names
    /// @param how the name of the instruction; NEW for a constructor
    public static CallSite member(Lookup machine, String name, MethodType type, Class<?> owner, String how)
            throws ReflectiveOperationException {
        Lookup user = user(machine);
        try {
            MethodHandle target = target(user, name, type, owner, Opcode.valueOf(how));
            return new ConstantCallSite(target.asType(type));
        } catch (ReflectiveOperationException missing) {
            throw error(missing);
        }
    }

    private static MethodHandle target(Lookup user, String name, MethodType type, Class<?> owner, Opcode how)
            throws ReflectiveOperationException {
        return switch (how) {
            case NEW -> user.findConstructor(owner, type.changeReturnType(void.class));
            case INVOKESPECIAL -> user.findSpecial(owner, name, type.dropParameterTypes(0, 1), user.lookupClass());
            case INVOKESTATIC -> user.findStatic(owner, name, type);
            case GETFIELD -> user.findGetter(owner, name, type.returnType());
            case PUTFIELD -> user.findSetter(owner, name, type.lastParameterType());
            case GETSTATIC -> user.findStaticGetter(owner, name, type.returnType());
            case PUTSTATIC -> user.findStaticSetter(owner, name, type.lastParameterType());
            default -> user.findVirtual(owner, name, type.dropParameterTypes(0, 1));
        };
    }

    /// What the JVM would have thrown in the user's class.
    private static LinkageError error(ReflectiveOperationException missing) throws ReflectiveOperationException {
        if (missing.getCause() instanceof LinkageError told) return told;
        if (!(missing instanceof ClassNotFoundException)) throw missing;
        return (LinkageError) new NoClassDefFoundError(missing.getMessage().replace('.', '/')).initCause(missing);
    }

    /// The machine stands beside the user's class, and is named after it.
    private static Lookup user(Lookup machine) throws ReflectiveOperationException {
        String name = machine.lookupClass().getName();
        Class<?> user = machine.findClass(name.substring(0, name.lastIndexOf(Emitter.SUFFIX)));
        return MethodHandles.privateLookupIn(user, machine);
    }
}
