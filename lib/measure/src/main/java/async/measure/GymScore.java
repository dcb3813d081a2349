package async.measure;

import async.measure.chart.Figure;
import async.measure.chart.Table;
import async.measure.gym.Exhibit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The exhibits, and what has become of each.
final class GymScore {

    private GymScore() {}

    static Figure of(List<Exhibit<?>> exhibits, List<Result> session) {
        var latest = Recap.latest(session).stream()
                .filter(result -> result.kind().equals("exercise"))
                .collect(Collectors.toMap(Result::id, Result::verdict, (older, newer) -> newer));
        var table = Table.of("Exhibit", "So far", "Its bug", "What catches it");
        var atLarge = new ArrayList<String>();
        for (var exhibit : exhibits) {
            var verdict = latest.getOrDefault(exhibit.name(), "");
            boolean caught = verdict.equals("passed");
            if (!caught) atLarge.add(exhibit.name());
            table.row(exhibit.name(), state(verdict), caught ? exhibit.bug() : "?", caught ? exhibit.trick() : "?");
        }
        int caught = exhibits.size() - atLarge.size();
        return new Recap.Below(table.caption(caught + " of " + exhibits.size() + " caught"), word(caught, atLarge));
    }

    private static String state(String verdict) {
        return switch (verdict) {
            case "passed" -> "✓ caught";
            case "" -> "not tried";
            default -> "✗ not yet";
        };
    }

    private static String word(int caught, List<String> atLarge) {
        if (caught == 0) return "All of them are still at large. The first is the easiest: go and count its rings.";
        if (atLarge.isEmpty())
            return "All caught. Whoever finds these in ten short classes finds them in long ones, too.";
        if (caught < atLarge.size()) return "A good start. Each one you catch lends its trick to the next.";
        return "Still at large: " + String.join(", ", atLarge) + ".";
    }
}
