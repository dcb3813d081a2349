package async.measure.chart;

/// What a chart draws: a number in the chart's own unit, or a measurement with its spread.
sealed interface Amount {

    /// A number somebody gave, in the chart's unit.
    record Plain(double value) implements Amount {}

    /// A measurement, in nanoseconds.
    record Measured(double min, double median, double max) implements Amount {}

    static Amount of(Spread spread) {
        return new Measured(spread.min(), spread.median(), spread.max());
    }

    default Level in(Unit unit) {
        return switch (this) {
            case Plain(double value) -> new Level(value, value, value, true);
            case Measured(double min, double median, double max) ->
                new Level(min / unit.nanos(), median / unit.nanos(), max / unit.nanos(), false);
        };
    }

    /// The same in the unit of a chart.
    record Level(double min, double median, double max, boolean plain) {

        boolean known() {
            return Axis.reaches(min) && Axis.reaches(median) && Axis.reaches(max);
        }

        boolean spreads() {
            return min < max;
        }

        String text() {
            return plain ? Numbers.exact(median) : Numbers.rounded(median);
        }

        String text(Unit unit) {
            return known() ? unit.after(text()) : "no value";
        }

        String range() {
            return spreads() ? text() + " (" + Numbers.rounded(min) + " to " + Numbers.rounded(max) + ")" : text();
        }
    }
}
