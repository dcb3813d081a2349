package async.measure;

import async.measure.chart.Table;
import async.measure.chart.Tabled;
import java.util.LinkedHashMap;
import java.util.Map;

/// Several actions timed in turn. Run `i` of one stands beside run `i` of each other, so that a ratio is taken pair by
/// pair.
///
/// {@snippet class=MeasureTest region=compare}
public final class Comparison implements Tabled {

    private final Map<String, Stats> byName;

    Comparison(Map<String, Stats> byName) {
        this.byName = new LinkedHashMap<>(byName);
    }

    /// @throws IllegalArgumentException if nothing of that name was measured
    public Stats of(String name) {
        var stats = byName.get(name);
        if (stats == null)
            throw new IllegalArgumentException(
                    "nothing called \"" + name + "\" was measured, only " + String.join(", ", byName.keySet()));
        return stats;
    }

    /// The same, for one of the operations that each run did: [Stats#per].
    public Comparison per(long operations) {
        var each = new LinkedHashMap<String, Stats>();
        byName.forEach((name, stats) -> each.put(name, stats.per(operations)));
        return new Comparison(each);
    }

    /// How many times as long `above` took as `below`.
    public Ratio ratio(String above, String below) {
        return Ratio.of(of(above), of(below));
    }

    @Override
    public Table table() {
        var table = Table.of("", "median", "fastest", "slowest", "runs");
        byName.forEach((name, stats) -> table.row(
                name, Units.time(stats.median()), Units.time(stats.min()), Units.time(stats.max()), stats.count()));
        return table;
    }
}
