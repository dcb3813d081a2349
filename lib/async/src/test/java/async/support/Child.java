package async.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A program in a JVM of its own: this JDK, and the arguments that the test gives.
public final class Child {

    /// Opens the coroutines to a library on the class path.
    public static final List<String> COROUTINES =
            List.of("--add-exports", "java.base/jdk.internal.vm=ALL-UNNAMED");

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    public static Child java(List<String> arguments) throws IOException {
        return start("java", arguments, ProcessBuilder.Redirect.PIPE);
    }

    /// A JShell that is given this script.
    public static Child jshell(List<String> arguments, Path script) throws IOException {
        return start("jshell", arguments, ProcessBuilder.Redirect.from(script.toFile()));
    }

    private static Child start(String tool, List<String> arguments, ProcessBuilder.Redirect input)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(arguments);
        return new Child(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input)
                .start());
    }

    /// All that it said, to both outputs, when it has ended.
    public String said() throws IOException {
        try {
            return new String(process.getInputStream().readAllBytes());
        } finally {
            process.destroyForcibly();
        }
    }

    /// As `-cp` and `-p` want it.
    public static String path(Path... parts) {
        return Stream.of(parts).map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
