package async.measure.ecosystem;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Where the jars of a loaded library go: onto the class path of the kernel, where there is one, so that the next cell
/// can import from them. Elsewhere nothing happens, and the caller has the paths.
public final class ClassPath {

    private static volatile Consumer<Path> kernel = path -> {};

    private ClassPath() {}

    /// From now on, jars go there.
    public static void use(Consumer<Path> jars) {
        kernel = jars;
    }

    static void add(Path jar) {
        kernel.accept(jar);
    }
}
