package async.measure;

import async.measure.chart.Figure;

/// Where something can be shown while a cell is still running, and changed in place.
@FunctionalInterface
interface Screen {

    Place show(Figure figure);

    /// One thing that is on the screen.
    @FunctionalInterface
    interface Place {

        void update(Figure figure);
    }

    /// A terminal cannot change what it has printed: it gets the first and the last line.
    Screen CONSOLE = figure -> {
        Output.say(figure.text());
        return update -> {};
    };
}
