package async.measure;

import async.measure.chart.Figure;
import java.util.ArrayList;
import java.util.List;

/// Remembers what was shown, and what it became.
final class FakeScreen implements Screen {

    final List<String> shown = new ArrayList<>();
    final List<String> updates = new ArrayList<>();

    @Override
    public Place show(Figure figure) {
        shown.add(figure.text());
        return update -> updates.add(update.text());
    }
}
