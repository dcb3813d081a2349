package async.compile;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.ref.SoftReference;
import java.lang.reflect.Field;
import java.util.Map;

/// Pass 2: the class file of a class that is loaded.
///
/// - **Takes** a class, of the class path, a module, JShell, or a cell of a notebook.
/// - **Gives** its parsed file, and keeps that as long as memory allows, for the search of hidden awaits. Parsing is
///   lazy and knows no threads, so all compiling happens under one lock.
/// - **Refuses** classes whose loader has kept no bytes.
final class ClassBytes {

    private static final ClassValue<Kept> KEPT = new ClassValue<>() {
        @Override
        protected Kept computeValue(Class<?> type) {
            return new Kept();
        }
    };

    private static final class Kept {
        private SoftReference<ClassModel> model = new SoftReference<>(null);
    }

    private ClassBytes() {}

    static ClassModel of(Class<?> type) throws Refused {
        Kept kept = KEPT.get(type);
        ClassModel model = kept.model.get();
        if (model == null) {
            model = ClassFile.of().parse(read(type));
            kept.model = new SoftReference<>(model);
        }
        return model;
    }

    /// Read anew: a debugger, or JShell, may have redefined the class since.
    static ClassModel reread(Class<?> type) throws Refused {
        KEPT.remove(type);
        return of(type);
    }

    private static byte[] read(Class<?> type) throws Refused {
        String resource = type.getName().replace('.', '/') + ".class";
        try (InputStream file = type.getModule().isNamed()
                ? type.getModule().getResourceAsStream(resource)
                : stream(type.getClassLoader(), resource)) {
            if (file != null) return file.readAllBytes();
        } catch (IOException unreadable) {
            // then perhaps the loader itself has it
        }
        byte[] kept = keptBy(type.getClassLoader(), type.getName());
        if (kept == null) throw new Refused("the loader of " + type.getName() + " does not give out class files");
        return kept;
    }

    private static InputStream stream(ClassLoader loader, String resource) {
        return loader == null ? ClassLoader.getSystemResourceAsStream(resource) : loader.getResourceAsStream(resource);
    }

    /// The kernels of the IJava family keep the cells they have defined in a map, in the loader or in the object
    /// around it.
    private static byte[] keptBy(Object loader, String name) {
        for (Object holder = loader; holder != null; ) {
            Object around = null;
            for (Field field : holder.getClass().getDeclaredFields()) {
                Object value = value(field, holder);
                if (value instanceof Map<?, ?> map && map.get(name) instanceof byte[] bytes) return bytes;
                if (field.isSynthetic() && field.getName().startsWith("this$")) around = value;
            }
            holder = around;
        }
        return null;
    }

    private static Object value(Field field, Object holder) {
        try {
            return field.trySetAccessible() ? field.get(holder) : null;
        } catch (IllegalAccessException closed) {
            return null;
        }
    }
}
