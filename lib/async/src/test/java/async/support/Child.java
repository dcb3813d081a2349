package async.support;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program in a JVM of its own: this JDK, and the arguments that the test gives.
public final class Child {

    private static final int LIMIT = 120;

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    public static Child java(List<String> arguments) throws IOException {
        return start("java", arguments);
    }

    public static Child jshell(List<String> arguments) throws IOException {
        return start("jshell", arguments);
    }

    private static Child start(String tool, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(arguments);
        return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /// All that it said, to both outputs, when it has ended. One that hangs is ended, and has said what it has said.
    public String said() throws IOException {
        process.onExit().orTimeout(LIMIT, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        try {
            return new String(process.getInputStream().readAllBytes());
        } finally {
            process.destroyForcibly();
        }
    }
}
