package async.compile;

import static java.lang.constant.ConstantDescs.CD_CallSite;
import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.ofCallsiteBootstrap;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Pass 9a: uses of members that the user's own class may make, and its neighbour, the machine, may not.
///
/// - **Takes** a call or a field access.
/// - **Gives** it as it is, or as a dynamic call that [Linkage#member] links with the user's rights: for private
///   members of the user's class and those nested with it, for protected ones of another package, and for `super.m()`.
/// - **Refuses** nothing.
final class Members {

    private static final DirectMethodHandleDesc MEMBER =
            ofCallsiteBootstrap(Known.of(Linkage.class), "member", CD_CallSite, CD_Class, CD_String);

    private record Member(Class<?> owner, int flags) {}

    private final Class<?> user;
    private final Map<ClassDesc, Class<?>> near = new HashMap<>();

    Members(Class<?> user) {
        this.user = user;
        for (Class<?> around = user; around != null; around = around.getEnclosingClass())
            for (Class<?> type = around; type != null; type = type.getSuperclass()) near.put(Known.of(type), type);
    }

    void call(CodeBuilder code, InvokeInstruction one) {
        boolean isSuper = one.opcode() == Opcode.INVOKESPECIAL && !isConstructor(one);
        if (isSuper) detour(code, one, one.typeSymbol().insertParameterTypes(0, Known.of(user)));
        else if (isForeign(one)) detour(code, one, type(one));
        else code.with(one);
    }

    private static MethodTypeDesc type(InvokeInstruction one) {
        ClassDesc owner = one.owner().asSymbol();
        MethodTypeDesc type = one.typeSymbol();
        if (isConstructor(one)) return type.changeReturnType(owner);
        return one.opcode() == Opcode.INVOKESTATIC ? type : type.insertParameterTypes(0, owner);
    }

    private static void detour(CodeBuilder code, InvokeInstruction one, MethodTypeDesc type) {
        boolean constructs = isConstructor(one);
        String name = constructs ? "make" : one.name().stringValue();
        detour(
                code,
                constructs ? Opcode.NEW : one.opcode(),
                name,
                type,
                one.owner().asSymbol());
    }

    void access(CodeBuilder code, FieldInstruction one) {
        ClassDesc owner = one.owner().asSymbol();
        if (isForeign(field(owner, one.name().stringValue())))
            detour(code, one.opcode(), one.name().stringValue(), type(one), owner);
        else code.with(one);
    }

    private static MethodTypeDesc type(FieldInstruction one) {
        ClassDesc owner = one.owner().asSymbol();
        ClassDesc type = one.typeSymbol();
        return switch (one.opcode()) {
            case GETFIELD -> MethodTypeDesc.of(type, owner);
            case PUTFIELD -> MethodTypeDesc.of(CD_void, owner, type);
            case GETSTATIC -> MethodTypeDesc.of(type);
            default -> MethodTypeDesc.of(CD_void, type);
        };
    }

    private static void detour(CodeBuilder code, Opcode how, String name, MethodTypeDesc type, ClassDesc owner) {
        code.invokedynamic(DynamicCallSiteDesc.of(MEMBER, name, type, owner, how.name()));
    }

    private static boolean isConstructor(InvokeInstruction one) {
        return one.name().equalsString(INIT_NAME);
    }

    boolean isForeign(InvokeInstruction one) {
        return isForeign(executable(one.owner().asSymbol(), one.name().stringValue(), one.typeSymbol()));
    }

    private boolean isForeign(Member member) {
        if (member == null) return false;
        return Modifier.isPrivate(member.flags) || Modifier.isProtected(member.flags) && !isNeighbour(member.owner);
    }

    private boolean isNeighbour(Class<?> type) {
        return type.getClassLoader() == user.getClassLoader()
                && type.getPackageName().equals(user.getPackageName());
    }

    private Member executable(ClassDesc owner, String name, MethodTypeDesc type) {
        boolean constructs = name.equals(INIT_NAME);
        Member found = null;
        for (Class<?> c = near(owner); c != null && found == null; c = constructs ? null : c.getSuperclass())
            found = declared(c, name, type);
        return found;
    }

    private static Member declared(Class<?> c, String name, MethodTypeDesc type) {
        try {
            for (Executable each : name.equals(INIT_NAME) ? c.getDeclaredConstructors() : c.getDeclaredMethods())
                if ((each instanceof Constructor || each.getName().equals(name))
                        && parameters(each).equals(type.parameterList())) return new Member(c, each.getModifiers());
        } catch (LinkageError absent) { // another one's type is; the class file tells all the same
            for (MethodModel each : file(c).methods())
                if (each.methodName().equalsString(name)
                        && each.methodTypeSymbol().parameterList().equals(type.parameterList()))
                    return new Member(c, each.flags().flagsMask());
        }
        return null;
    }

    private static List<ClassDesc> parameters(Executable each) {
        return Arrays.stream(each.getParameterTypes()).map(Known::of).toList();
    }

    private Member field(ClassDesc owner, String name) {
        Member found = null;
        for (Class<?> c = near(owner); c != null && found == null; c = c.getSuperclass()) found = declared(c, name);
        return found;
    }

    private static Member declared(Class<?> c, String name) {
        try {
            for (Field each : c.getDeclaredFields())
                if (each.getName().equals(name)) return new Member(c, each.getModifiers());
        } catch (LinkageError absent) {
            for (FieldModel each : file(c).fields())
                if (each.fieldName().equalsString(name))
                    return new Member(c, each.flags().flagsMask());
        }
        return null;
    }

    private static ClassModel file(Class<?> type) {
        try {
            return ClassBytes.of(type);
        } catch (Refused unreadable) {
            throw new NoClassDefFoundError(
                    "a type that a member of " + type.getName() + " names; and " + unreadable.getMessage());
        }
    }

    /// The class, if the user's class may use more of it than everybody: one nested with it, above it, or below it.
    /// Of the JDK's, only those above.
    private Class<?> near(ClassDesc owner) {
        if (near.containsKey(owner)) return near.get(owner);
        Class<?> found = null;
        if (owner.isClassOrInterface() && !owner.packageName().startsWith("java.")) found = below(owner);
        near.put(owner, found);
        return found;
    }

    private Class<?> below(ClassDesc owner) {
        Class<?> named;
        try {
            named = Class.forName(Known.name(owner), false, user.getClassLoader());
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
        if (named.getNestHost() == user.getNestHost()) return named;
        for (Class<?> around = user; around != null; around = around.getEnclosingClass())
            if (around.isAssignableFrom(named)) return named;
        return null;
    }
}
