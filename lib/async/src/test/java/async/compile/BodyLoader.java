package async.compile;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.function.Function;

/// Defines the classes of bodies anew, with their calls of `Async` sent the given way. Apart from these calls their
/// code is javac's own, and so are its frames. Gives the bytes it defines as resources, for the compiler reads them.
final class BodyLoader extends ClassLoader {

    private static final ClassDesc WAY = ClassDesc.of(Way.class.getName());
    private static final ClassFile FORMAT = ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS);

    private final Way way;
    private final Function<String, byte[]> sources;

    /// @param sources the bytes of a class of bodies by its binary name; null for every other class
    BodyLoader(Way way, Function<String, byte[]> sources) {
        super(BodyLoader.class.getClassLoader());
        this.way = way;
        this.sources = sources;
        setDefaultAssertionStatus(true);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) return known;
            byte[] code = redirected(name);
            return code == null ? super.loadClass(name, resolve) : defineClass(name, code, 0, code.length);
        }
    }

    @Override
    public InputStream getResourceAsStream(String path) {
        byte[] code = path.endsWith(".class")
                ? redirected(
                        path.substring(0, path.length() - ".class".length()).replace('/', '.'))
                : null;
        return code == null ? super.getResourceAsStream(path) : new ByteArrayInputStream(code);
    }

    private byte[] redirected(String name) {
        byte[] code = sources.apply(name);
        return code == null
                ? null
                : FORMAT.transformClass(FORMAT.parse(code), ClassTransform.transformingMethods(this::method));
    }

    private void method(MethodBuilder builder, MethodElement element) {
        if (element instanceof CodeModel code) builder.transformCode(code, new Redirect(code));
        else builder.with(element);
    }

    private final class Redirect implements CodeTransform {

        private final StackMapTableAttribute frames;

        Redirect(CodeModel code) {
            frames = ((CodeAttribute) code)
                    .findAttribute(Attributes.stackMapTable())
                    .orElse(null);
        }

        @Override
        public void accept(CodeBuilder builder, CodeElement element) {
            String detour = element instanceof InvokeInstruction call
                            && Way.redirects(call.owner().asInternalName())
                    ? way.detour(call.name().stringValue())
                    : null;
            if (detour == null) builder.with(element);
            else builder.invokestatic(WAY, detour, ((InvokeInstruction) element).typeSymbol());
        }

        @Override
        public void atEnd(CodeBuilder builder) {
            if (frames != null) builder.with(frames);
        }
    }
}
