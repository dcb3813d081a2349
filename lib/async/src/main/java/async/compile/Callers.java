package async.compile;

import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.regex.Pattern;

/// Pass 5: methods of the JDK that ask which class calls them, to do what that class may. The machine is another one.
///
/// - **Takes** the code.
/// - **Gives** nothing.
/// - **Refuses** a body that calls one which would notice, and a reference to any of them: only code in the class
///   itself can make it.
final class Callers {

    private static final Pattern ASKING = Pattern.compile("MethodHandles\\.lookup|Method\\.invoke"
            + "|(Class|Constructor)\\.newInstance|Atomic\\w+FieldUpdater\\.newUpdater"
            + "|Field\\.[gs]et(Boolean|Byte|Char|Short|Int|Long|Float|Double)?");

    private Callers() {}

    static void refuse(Origin origin, Code code) throws Refused {
        int line = code.line();
        for (CodeElement each : code.elements)
            switch (each) {
                case LineNumber number -> line = number.line();
                case InvokeInstruction call
                when asks(call) -> {
                    throw refused(origin, call.owner().asSymbol(), call.name().stringValue(), line);
                }
                case InvokeDynamicInstruction call -> {
                    for (ConstantDesc argument : call.bootstrapArgs())
                        if (argument instanceof DirectMethodHandleDesc reference && !isLinked(reference, origin))
                            throw refused(origin, reference.owner(), reference.methodName(), line);
                }
                default -> {}
            }
    }

    private static boolean asks(InvokeInstruction call) {
        return call.owner().asInternalName().startsWith("java/")
                && ASKING.matcher(call.owner().asSymbol().displayName() + "." + call.name())
                        .matches();
    }

    private static boolean isLinked(DirectMethodHandleDesc reference, Origin origin) {
        if (!reference.owner().packageName().startsWith("java.")) return true;
        try {
            reference.resolveConstantDesc(origin.neighbour());
            return true;
        } catch (ReflectiveOperationException e) { // one that is missing, the body is to see
            return !(e instanceof IllegalAccessException) || e.getCause() instanceof LinkageError;
        }
    }

    private static Refused refused(Origin origin, ClassDesc owner, String name, int line) {
        return new Refused("it calls " + Places.method(owner, name) + Places.atLine(origin.owner(), line)
                + ", which asks which class calls it; call it in a method of its own");
    }
}
