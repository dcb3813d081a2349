package async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the shape of the library, as its class files tell it.
class ArchitectureTest {

    /// A package may use those before it, and itself.
    private static final List<String> ORDER = List.of(
            "core",
            "trace",
            "reactor",
            "time",
            "executor",
            "compile",
            "await",
            "future",
            "sync",
            "stream",
            "channel",
            "scope",
            "io",
            "actor",
            "compat",
            "check");

    private static final Pattern OURS = Pattern.compile("async/([a-z]+)/");

    @Test
    void packages_use_only_those_before_them() throws IOException {
        var arrows = new TreeSet<String>();
        for (ClassModel type : classes()) {
            String here = packageOf(type);
            for (PoolEntry entry : type.constantPool()) {
                Matcher used = OURS.matcher(text(entry));
                while (used.find())
                    if (ORDER.indexOf(used.group(1)) > ORDER.indexOf(here)) arrows.add(here + " -> " + used.group(1));
            }
        }
        assertEquals(new TreeSet<>(), arrows);
    }

    @Test
    void every_package_has_its_place_in_the_order() throws IOException {
        var packages = new TreeSet<String>();
        for (ClassModel type : classes()) packages.add(packageOf(type));
        assertEquals(new TreeSet<>(ORDER), packages);
    }

    @Test
    void no_static_initialiser_starts_a_thread_or_opens_anything() throws IOException {
        var calls = new TreeSet<String>();
        for (ClassModel type : classes())
            type.methods().stream()
                    .filter(method -> method.methodName().equalsString("<clinit>"))
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> code.elementStream())
                    .forEach(element -> calls.addAll(work(type, element)));
        assertEquals(new TreeSet<>(), calls);
    }

    private static List<String> work(ClassModel type, CodeElement element) {
        if (!(element instanceof InvokeInstruction call)) return List.of();
        String owner = call.owner().asInternalName();
        boolean works = owner.equals("java/lang/Thread")
                || owner.startsWith("java/lang/Thread$")
                || owner.startsWith("java/nio/")
                || owner.startsWith("java/util/concurrent/Executors");
        return works ? List.of(type.thisClass().asInternalName() + " calls " + owner) : List.of();
    }

    private static String text(PoolEntry entry) {
        return switch (entry) {
            case ClassEntry type -> type.asInternalName();
            case Utf8Entry descriptor when descriptor.stringValue().contains("L") -> descriptor.stringValue();
            default -> "";
        };
    }

    private static String packageOf(ClassModel type) {
        Matcher name = OURS.matcher(type.thisClass().asInternalName());
        return name.find() ? name.group(1) : "none";
    }

    private static List<ClassModel> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Sources.classes())) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .toList();
            assertFalse(found.isEmpty());
            var models = new ArrayList<ClassModel>();
            for (Path file : found) models.add(ClassFile.of().parse(file));
            return models;
        }
    }
}
