package async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the documentation to its promises: it is there, its examples are run by tests, and all of it stays short
/// enough to be read. What is public is asked of the classes, what is said about it of the sources.
class DocsTest {

    private static final Pattern SNIPPET = Pattern.compile("\\{@snippet class=(\\w+) region=(\\w+)}");
    private static final String COMMENT = "((?:\\h*///.*\\n)*)";
    private static final String ANNOTATIONS = "((?:\\h*@.*\\n)*)";
    private static final String STATEMENT = "(?!\\h*(?:return|throw|new|else|yield|case)\\b)";

    @Test
    void every_public_type_has_a_comment() throws Exception {
        var bare = new TreeSet<String>();
        for (Class<?> type : Sources.publicTypes()) {
            var declared = ".*\\b(?:class|interface|enum|record) " + type.getSimpleName() + "\\b";
            if (comments(type, declared).anyMatch(String::isEmpty)) bare.add(type.getName());
        }
        assertEquals(new TreeSet<>(), bare);
    }

    @Test
    void every_public_method_has_a_comment_with_an_example() throws Exception {
        var bare = new TreeSet<String>();
        for (Class<?> type : Sources.publicTypes())
            for (Method method : type.getDeclaredMethods())
                if (mustBeExplained(method)
                        && comments(type, STATEMENT + "[\\w<>\\[\\], .?]+ " + method.getName() + "\\(.*")
                                .anyMatch(comment -> !SNIPPET.matcher(comment).find()))
                    bare.add(type.getName() + "." + method.getName());
        assertEquals(new TreeSet<>(), bare);
    }

    @Test
    void every_example_is_a_region_of_a_test() throws IOException {
        var missing = new TreeSet<String>();
        int found = 0;
        for (Path file : Sources.java(Sources.MAIN)) {
            Matcher snippet = SNIPPET.matcher(Files.readString(file));
            for (; snippet.find(); found++)
                if (!isRegion(snippet.group(1), snippet.group(2))) missing.add(file + ": " + snippet.group());
        }
        assertEquals(new TreeSet<>(), missing);
        assertTrue(found > 50, "too few examples to mean anything: " + found);
    }

    @Test
    void the_library_stays_short_enough_to_be_read() throws IOException {
        long all = 0;
        long core = 0;
        long compiler = 0;
        long rest = 0;
        for (Path file : Sources.java(Sources.MAIN)) {
            List<String> lines = Files.readAllLines(file);
            all += lines.size();
            long own = lines.stream().filter(DocsTest::isCode).count();
            switch (file.getParent().getFileName().toString()) {
                case "compile" -> compiler += own;
                case "core", "trace", "reactor", "time", "executor", "await", "future" -> core += own;
                default -> rest += own;
            }
        }
        assertTrue(all <= 15_000, "lines in all, comments included: " + all);
        assertTrue(core <= 3_850, "lines of code from core to future: " + core);
        assertTrue(compiler <= 2_100, "lines of code of the compiler: " + compiler);
        assertTrue(rest <= 2_800, "lines of code of all that stands on them: " + rest);
    }

    private static boolean isCode(String line) {
        return !line.isBlank() && !line.strip().startsWith("//") && !line.startsWith("import ");
    }

    private static boolean isRegion(String test, String region) throws IOException {
        for (Path file : Sources.java(Sources.TEST)) {
            if (!file.endsWith(test + ".java")) continue;
            String text = Files.readString(file);
            int start = text.indexOf("// @start region=" + region + "\n");
            if (start >= 0 && text.indexOf("// @end", start) >= 0) return true;
        }
        return false;
    }

    /// The comments of all declarations that match, but for overrides, in the source of `type`.
    private static Stream<String> comments(Class<?> type, String declaration) throws IOException {
        Path source = Sources.MAIN.resolve(outermost(type).getName().replace('.', '/') + ".java");
        var found = Pattern.compile(COMMENT + ANNOTATIONS + "^\\h*+" + declaration, Pattern.MULTILINE)
                .matcher(Files.readString(source));
        var comments = found.results()
                .filter(match -> !match.group(2).contains("@Override"))
                .map(match -> match.group(1))
                .toList();
        assertTrue(!comments.isEmpty(), "no source found for " + declaration + " in " + source);
        return comments.stream();
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
    }

    private static boolean mustBeExplained(Method method) {
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && !isGenerated(method)
                && supertypes(method.getDeclaringClass()).noneMatch(above -> declares(above, method));
    }

    /// The accessors of a record and the two methods of every enum.
    private static boolean isGenerated(Method method) {
        Class<?> type = method.getDeclaringClass();
        boolean accessor = type.isRecord()
                && Arrays.stream(type.getRecordComponents())
                        .anyMatch(part -> part.getName().equals(method.getName()));
        return accessor || type.isEnum() && List.of("values", "valueOf").contains(method.getName());
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        var above = new ArrayList<>(List.of(type.getInterfaces()));
        if (type.getSuperclass() != null) above.add(type.getSuperclass());
        return above.stream().flatMap(each -> Stream.concat(Stream.of(each), supertypes(each)));
    }

    private static boolean declares(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(each -> each.getName().equals(method.getName())
                        && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
    }
}
