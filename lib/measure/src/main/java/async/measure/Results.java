package async.measure;

import async.measure.chart.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// What was found out, kept at once: by this page, and by the others, which are kernels of their own.
///
/// {@snippet class=ResultsTest region=results}
public final class Results {

    private static Ledger ledger; // guarded by the class; made at the first result

    private Results() {}

    /// This page's own findings: claims with their verdicts, guesses against measurements, exercises.
    ///
    /// @param page two digits: `"01"`
    public static Figure recap(String page) {
        return Recap.of(page, ledger().session(), Claims.bundled());
    }

    /// The newest finding of another page, or what to run to have one.
    ///
    /// @param page two digits: `"03"`
    /// @param id of a claim, a guess or an exercise
    public static Figure latest(String page, String id) throws IOException {
        return ledger().all().stream()
                .filter(result -> result.id().equals(id))
                .filter(result -> result.page().equals(page) || result.page().isEmpty())
                .reduce((older, newer) -> newer)
                .map(Recap::line)
                .orElseGet(() -> Line.of("No result for " + id + " yet: run page " + page
                        + " first, at least its section with " + id + "."));
    }

    /// Writes everything that every page has found into one file to keep, next to this page, and says where.
    public static Figure save() throws IOException {
        var folder = Path.of("").toAbsolutePath();
        return save(Files.isWritable(folder) ? folder : ledger().file().getParent());
    }

    static Figure save(Path folder) throws IOException {
        var all = ledger().all();
        if (all.isEmpty()) return Line.of("There is nothing to keep yet: run a page first.");
        var file = Files.writeString(folder.resolve("my-results.md"), Recap.markdown(all));
        return Line.of("Kept %d results in %s: download that file to have them elsewhere.".formatted(all.size(), file));
    }

    static synchronized Ledger ledger() {
        if (ledger == null) {
            var folder = StateFolder.find(
                    System.getenv("ASYNCJAVA_STATE"), Path.of(""), Path.of(System.getProperty("java.io.tmpdir")));
            ledger = new Ledger(folder, Clock.systemUTC(), Machine.name());
        }
        return ledger;
    }

    /// From now on results go there.
    static synchronized void into(Ledger replacement) {
        ledger = replacement;
    }

    /// Which page this kernel serves, as Jupyter tells it, or empty.
    static String page() {
        return Pages.number(List.of(
                System.getenv().getOrDefault("ASYNCJAVA_PAGE", ""),
                System.getenv().getOrDefault("JPY_SESSION_NAME", "")));
    }
}
