package async.measure.ecosystem;

import async.measure.chart.Figure;
import async.measure.chart.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What came of loading a library: its jars, or the sentence that says why not. Shown as one line.
public sealed interface Loaded extends Figure {

    String coordinates();

    /// @param jars the library's own jar first, then what it needs
    /// @param fetched how many of them came over the network just now; the others were here
    record Ready(String coordinates, List<Path> jars, int fetched) implements Loaded {

        @Override
        public String text() {
            return "%s: %s, %s MB, %s"
                    .formatted(
                            coordinates,
                            jars.size() == 1 ? "1 jar" : jars.size() + " jars",
                            Numbers.rounded(bytes() / 1e6),
                            fetched == 0 ? "all from the local repository" : fetched + " fetched just now");
        }

        private long bytes() {
            return jars.stream().mapToLong(Ready::size).sum();
        }

        private static long size(Path jar) {
            try {
                return Files.size(jar);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    record Missing(String coordinates, String why) implements Loaded {

        @Override
        public String text() {
            return coordinates + " is not here: " + why + ".";
        }
    }

    @Override
    default String html() {
        return "<p>" + text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</p>";
    }
}
