package async.executor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jcstress.Main;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;
import org.openjdk.jcstress.infra.runners.TestList;

/// Runs jcstress in a JVM of its own, which makes more of them, and reads what they saw. All it writes is in `FOLDER`.
final class Jcstress {

    private static final Path FOLDER = Path.of("target", "jcstress").toAbsolutePath();
    private static final Path LOG = FOLDER.resolve("log");

    /// One JVM a test, for a quarter of a second.
    private static final List<String> SHORT =
            List.of("-sc", "false", "-f", "1", "-iters", "1", "-time", "250", "-jvmArgs", "-XX:+TieredCompilation");

    /// Each actor once by interpreter, C1 and C2, in all pairs, and under C2's randomisers.
    private static final List<String> DEEP = List.of("-m", "quick", "-iters", "2");

    private Jcstress() {}

    /// The tests whose name holds `regex` and that this machine has processors enough for.
    static List<String> runnable(String regex) {
        var wanted = Pattern.compile(regex);
        int processors = Runtime.getRuntime().availableProcessors();
        return TestList.tests().stream()
                .filter(test -> wanted.matcher(test).find())
                .filter(test -> TestList.getInfo(test).threads() <= processors)
                .sorted()
                .toList();
    }

    /// What was wrong with each test that ran: its forbidden outcomes, or why it ended early. Empty where all is well.
    static Map<String, List<String>> run(String regex, boolean deep) throws Exception {
        clear();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "-v",
                "-t",
                regex,
                "-r",
                FOLDER.resolve("report").toString()));
        command.addAll(deep ? DEEP : SHORT);
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        try {
            if (!process.waitFor(deep ? 60 : 10, TimeUnit.MINUTES)) throw new AssertionError(whoHangs(regex));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return complaints();
    }

    private static String whoHangs(String regex) throws IOException {
        String log = Files.readString(LOG);
        return "an actor of one of these never ends: "
                + runnable(regex).stream()
                        .filter(test -> !log.contains("] " + test + "\n"))
                        .toList();
    }

    private static Map<String, List<String>> complaints() throws Exception {
        var results = new InProcessCollector();
        var reader = new DiskReadCollector(resultFile().toString(), results);
        reader.dump();
        reader.close();
        return ReportUtils.mergedByName(results.getTestResults()).stream()
                .collect(Collectors.toMap(TestResult::getName, Jcstress::complaints));
    }

    private static List<String> complaints(TestResult test) {
        if (test.status() != Status.NORMAL)
            return List.of("ended with " + test.status() + ": " + test.getMessages() + test.getVmErr());
        return test.getTotalCount() == 0 ? List.of("took no sample") : List.copyOf(test.grading().failureMessages);
    }

    private static Path resultFile() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bin.gz"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("jcstress has left no results; see " + LOG));
        }
    }

    private static void clear() throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> old = Files.walk(FOLDER)) {
            old.filter(file -> !file.equals(FOLDER))
                    .sorted(Comparator.reverseOrder())
                    .map(Path::toFile)
                    .forEach(File::delete);
        }
    }
}
