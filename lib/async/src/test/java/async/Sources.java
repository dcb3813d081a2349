package async;

import async.core.Future;
import java.io.IOException;
import java.lang.reflect.AccessFlag;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Where this library's files stand while its tests run.
final class Sources {

    static final Path MAIN = Path.of("src/main/java");
    static final Path TEST = Path.of("src/test/java");

    private Sources() {}

    static Path classes() {
        try {
            return Path.of(Future.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static List<Path> java(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    static List<Class<?>> publicTypes() throws Exception {
        return types().stream().filter(Sources::isVisible).toList();
    }

    /// Every class of the library, inner ones too.
    static List<Class<?>> types() throws Exception {
        var types = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.walk(classes())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = classes()
                        .relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace('/', '.');
                if (name.endsWith("-info")) continue;
                types.add(Class.forName(name, false, Sources.class.getClassLoader()));
            }
        }
        return types;
    }

    private static boolean isVisible(Class<?> type) {
        boolean open =
                type.accessFlags().contains(AccessFlag.PUBLIC) && !type.isAnonymousClass() && !type.isLocalClass();
        return open && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
    }
}
