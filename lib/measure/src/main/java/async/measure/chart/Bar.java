package async.measure.chart;

/// One bar of a chart: made by [Chart#bar(String, Spread)] or [Chart#bar(String, double)].
///
/// {@snippet class=BarsTest region=bars}
public final class Bar {

    final String name;
    final Amount amount;
    final boolean estimated;

    Bar(String name, Amount amount, boolean estimated) {
        this.name = name;
        this.amount = amount;
        this.estimated = estimated;
    }
}
