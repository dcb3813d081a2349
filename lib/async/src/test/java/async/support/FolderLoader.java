package async.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/// Loads classes from a folder. One that keeps quiet does not give out the class files, as resources, that it has
/// loaded.
public final class FolderLoader extends ClassLoader {

    private final Path classes;
    private final boolean quiet;

    public FolderLoader(Path classes) {
        this(classes, FolderLoader.class.getClassLoader(), false);
    }

    public FolderLoader(Path classes, ClassLoader parent, boolean quiet) {
        super(parent);
        this.classes = classes;
        this.quiet = quiet;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        Path file = classes.resolve(name.replace('.', '/') + ".class");
        if (!Files.exists(file)) throw new ClassNotFoundException(name);
        try {
            byte[] bytes = Files.readAllBytes(file);
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected URL findResource(String name) {
        Path file = classes.resolve(name);
        try {
            return quiet || !Files.exists(file) ? null : file.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
