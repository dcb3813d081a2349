package async.measure;

import async.measure.chart.Figure;
import java.util.function.LongSupplier;

/// A bar that fills in place. It shows itself only once two seconds have passed: what is quick needs no bar.
///
/// {@snippet class=ProgressTest region=progress}
public final class Progress implements AutoCloseable {

    private static final long PATIENCE = 2_000_000_000L;
    private static final long PACE = 250_000_000L; // drawing is work too, and we are measuring

    private final String what;
    private final int total;
    private final LongSupplier clock;
    private final Screen screen;
    private final long begun;
    private long drawn;
    private int done;
    private Screen.Place place; // null until the bar is worth showing

    Progress(String what, int total, LongSupplier clock, Screen screen) {
        this.what = what;
        this.total = total;
        this.clock = clock;
        this.screen = screen;
        this.begun = clock.getAsLong();
    }

    /// @param what in the page's words: "measuring"
    /// @param total how many steps there will be
    public static Progress of(String what, int total) {
        return new Progress(what, total, System::nanoTime, Output.screen());
    }

    /// One more step is done.
    public void step() {
        done++;
        long now = clock.getAsLong();
        if (now - begun < PATIENCE || done >= total) return;
        if (place == null) place = screen.show(bar(now));
        else if (now - drawn >= PACE) place.update(bar(now));
        else return;
        drawn = now;
    }

    /// Leaves one line behind, if a bar was shown at all.
    @Override
    public void close() {
        if (place == null) return;
        var line = "%s: %d of %d in %s".formatted(what, done, total, seconds(clock.getAsLong()));
        place.update(new Line("<small>" + Line.escape(line) + "</small>", line));
    }

    private Figure bar(long now) {
        var line = "%s: %d of %d, %s so far".formatted(what, done, total, seconds(now));
        var html = "<progress value=\"%d\" max=\"%d\"></progress> <small>%s</small>"
                .formatted(done, total, Line.escape(line));
        return new Line(html, line);
    }

    private String seconds(long now) {
        return Units.time(now - begun);
    }
}
