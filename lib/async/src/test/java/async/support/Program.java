package async.support;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/// Source that a test compiles while it runs, because it must be loaded in a way of its own.
public final class Program {

    /// Where the build has put the library and its tests.
    public static final Path LIBRARY = Path.of("target", "classes").toAbsolutePath();

    public static final Path TESTS = Path.of("target", "test-classes").toAbsolutePath();

    private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile(
            "^(?:public |abstract |open )*(class|record|enum|interface|module) ([\\w$]+)", Pattern.MULTILINE);

    private Program() {}

    /// Compiles `sources`, one top-level type each, against the library on the class path.
    public static Path compile(Path folder, String... sources) throws IOException {
        return compile(folder, List.of("-cp", LIBRARY.toString()), sources);
    }

    /// @return where the class files are
    public static Path compile(Path folder, List<String> options, String... sources) throws IOException {
        Path classes = folder.resolve("classes");
        var arguments = new ArrayList<>(List.of("-d", classes.toString(), "-proc:none"));
        arguments.addAll(options);
        for (String source : sources) arguments.add(write(folder, source).toString());
        var said = new StringWriter();
        var out = new PrintWriter(said);
        int failed = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
        if (failed != 0) throw new AssertionError(said.toString());
        return classes;
    }

    private static Path write(Path folder, String source) throws IOException {
        Matcher home = PACKAGE.matcher(source);
        Matcher type = TYPE.matcher(source);
        if (!type.find()) throw new AssertionError("no type in " + source);
        String name = type.group(1).equals("module") ? "module-info" : type.group(2);
        Path file = folder.resolve(home.find() ? home.group(1).replace('.', '/') : "")
                .resolve(name + ".java");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source);
    }
}
