package async.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How each JVM begins that the course starts: with the `java` of this one, and nothing else of it. Flags are stated,
/// and no options come from the environment, or a number would depend on what nobody sees.
public final class Jvm {

    /// Neither leaves a file behind.
    public static final List<String> TIDY = List.of("-XX:-UsePerfData", "-XX:ErrorFile=" + nowhere());

    private static final Set<String> KEPT =
            Set.of("PATH", "SystemRoot", "TMPDIR", "TEMP", "LANG", "LC_ALL", "LC_CTYPE"); // some paths have umlauts

    private Jvm() {}

    /// @param flags beside those that keep it tidy
    public static ProcessBuilder builder(List<String> flags, String classPath, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(TIDY);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(KEPT);
        return builder;
    }

    private static String nowhere() {
        return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
    }
}
