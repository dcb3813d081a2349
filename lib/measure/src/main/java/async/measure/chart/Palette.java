package async.measure.chart;

import java.util.List;

/// The colours of every figure. All of them hold 4.5:1 on the white card, so text may wear them; none is the only thing
/// that tells two series apart: a dash and a marker go with each.
final class Palette {

    static final String INK = "#24292f";
    static final String MUTED = "#656d76";
    static final String GRID = "#d8dee4";
    static final String CARD = "#ffffff";
    static final String BAR = "#0b6bcb";
    static final String OTHER_BAR = "#9fb4c9"; // a large plain area beside a value in ink: no text stands on it
    static final String GUESS = "#b94e14";

    private static final List<String> SERIES = List.of("#0b6bcb", "#b94e14", "#3a7f3a", "#8453b3", "#806400");
    private static final List<String> DASHES = List.of("none", "7 4", "2 4", "10 3 2 3", "4 2");

    private Palette() {}

    static String series(int i) {
        return SERIES.get(i % SERIES.size());
    }

    /// After five series the colours come again, with other dashes.
    static String dash(int i) {
        return DASHES.get((i + i / SERIES.size()) % DASHES.size());
    }

    static int colours() {
        return SERIES.size();
    }
}
