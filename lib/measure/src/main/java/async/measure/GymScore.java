package async.measure;

import async.measure.chart.Figure;
import async.measure.chart.Table;
import async.measure.gym.Exhibit;
import java.util.List;
import java.util.stream.Collectors;

/// The exhibits, and what has become of each.
final class GymScore {

    private GymScore() {}

    static Figure of(List<Exhibit<?>> exhibits, List<Result> session) {
        var latest = Recap.latest(session).stream()
                .filter(result -> result.kind().equals("exercise"))
                .collect(Collectors.toMap(Result::id, Result::verdict, (older, newer) -> newer));
        var table = Table.of("Exhibit", "So far", "Its bug");
        int caught = 0;
        for (var exhibit : exhibits) {
            var verdict = latest.getOrDefault(exhibit.name(), "");
            if (verdict.equals("passed")) caught++;
            table.row(exhibit.name(), state(verdict), verdict.equals("passed") ? exhibit.bug() : "?");
        }
        return new Recap.Below(
                table.caption(caught + " of " + exhibits.size() + " caught"), word(caught, exhibits.size()));
    }

    private static String state(String verdict) {
        return switch (verdict) {
            case "passed" -> "✓ caught";
            case "" -> "not tried";
            default -> "✗ not yet";
        };
    }

    private static String word(int caught, int all) {
        if (caught == 0) return "All of them are still at large. The first is the easiest: go and count its rings.";
        if (caught == all) return "All caught. Whoever finds these in ten short classes finds them in long ones, too.";
        if (2 * caught < all) return "A good start. Each one you catch lends its trick to the next.";
        return "Half the way, at least. The last ones hide in a single moment: bring it about.";
    }
}
