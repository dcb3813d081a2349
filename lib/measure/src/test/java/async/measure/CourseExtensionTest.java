package async.measure;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.Test;

class CourseExtensionTest {

    private static final Pattern IMPORT = Pattern.compile("import (static )?([\\w.]+?)(\\.(\\*|[a-z]\\w*))?;");

    @Test
    void a_kernel_finds_it() {
        // @start region=service
        assertTrue(ServiceLoader.load(Extension.class).stream()
                .anyMatch(provider -> provider.type() == CourseExtension.class));
        // @end
    }

    @Test
    void every_import_names_something_that_exists() {
        for (var line : lines()) {
            var match = IMPORT.matcher(line);
            assertTrue(match.matches(), line);
            var type = assertDoesNotThrow(() -> Class.forName(binaryName(match.group(2))), line);
            if (match.group(4) != null && !match.group(4).equals("*"))
                assertTrue(
                        Arrays.stream(type.getMethods())
                                .anyMatch(method -> method.getName().equals(match.group(4))),
                        line);
        }
    }

    @Test
    void types_are_imported_one_by_one_or_the_kernels_own_would_win() {
        assertEquals(
                List.of(),
                lines().stream()
                        .filter(line -> line.endsWith(".*;") && !line.startsWith("import static "))
                        .toList());
    }

    /// `Poll.Ready` is `Poll$Ready` to a class loader.
    private static String binaryName(String imported) {
        return imported.replaceAll("(?<=\\.[A-Z]\\w{0,99})\\.(?=[A-Z])", "\\$");
    }

    private static List<String> lines() {
        return CourseExtension.imports().lines().toList();
    }
}
