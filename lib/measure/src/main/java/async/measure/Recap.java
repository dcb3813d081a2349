package async.measure;

import async.measure.chart.Figure;
import async.measure.chart.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// Results as a page shows them.
final class Recap {

    private Recap() {}

    /// The page's claims in the order they were tested, then its guesses, then its exercises, each with its latest
    /// result.
    static Figure of(String page, List<Result> session, Claims claims) {
        var latest = latest(session);
        var table = Table.of("What", "In words", "On this machine").caption("What page " + page + " found here");
        for (var result : latest)
            if (result.kind().equals("claim") && result.page().equals(page)) row(table, result, claims);
        for (var kind : List.of("guess", "exercise"))
            for (var result : latest) if (result.kind().equals(kind)) row(table, result, claims);
        return new Below(table, missing(page, latest, claims));
    }

    /// A figure with a line under it; the line may be empty.
    record Below(Figure above, String line) implements Figure {

        @Override
        public String html() {
            return line.isEmpty() ? above.html() : above.html() + Line.of(line).html();
        }

        @Override
        public String text() {
            return line.isEmpty() ? above.text() : above.text() + "\n" + line;
        }
    }

    static Figure line(Result result) {
        return Line.of(result.id() + " · " + outcome(result) + " · page " + result.page() + ", " + result.at());
    }

    /// Everything, as one Markdown file that reads well and holds each line as it was written.
    static String markdown(List<Result> all) {
        var rows = latest(all).stream()
                .map(result -> "| %s | %s | %s | %s | %s |"
                        .formatted(
                                result.page(), result.id(), bar(outcome(result)), result.at(), bar(result.machine())))
                .collect(Collectors.joining("\n"));
        return """
                # Asynchronous Java, measured: my results

                | page | what | outcome | when | where |
                |---|---|---|---|---|
                %s

                Every line as it was kept, oldest first:

                ```json
                %s
                ```
                """.formatted(rows, all.stream().map(Result::json).collect(Collectors.joining("\n")));
    }

    private static String bar(String cell) {
        return cell.replace("|", "\\|").replace("\n", " ");
    }

    private static void row(Table table, Result result, Claims claims) {
        var words = result.kind().equals("claim") ? claims.find(result.id()).claim() : result.kind();
        table.row(result.id(), words, outcome(result));
    }

    private static String outcome(Result result) {
        return switch (result.kind()) {
            case "claim" -> {
                var verdict = Verdict.of(result.verdict(), result.why());
                var surprise = result.verdict().equals(result.expected()) ? "" : " (not what we expected here)";
                yield verdict.mark() + " " + verdict.label() + surprise;
            }
            case "exercise" -> (result.verdict().equals("passed") ? "✓ passed" : "✗ not yet: " + result.why());
            default -> result.why();
        };
    }

    static Collection<Result> latest(List<Result> results) {
        var latest = new LinkedHashMap<String, Result>();
        for (var result : results) latest.put(result.kind() + " " + result.id() + " " + result.page(), result);
        return latest.values();
    }

    private static String missing(String page, Collection<Result> latest, Claims claims) {
        var seen = latest.stream().map(Result::id).collect(Collectors.toSet());
        var missing = new ArrayList<String>();
        for (var row : claims.all())
            if (row.page().equals(page) && row.done() && !seen.contains(row.id())) missing.add(row.id());
        return missing.isEmpty() ? "" : "Not run yet on this page: " + String.join(", ", missing) + ".";
    }
}
