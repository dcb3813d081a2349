package async.measure;

import async.measure.chart.Numbers;
import async.measure.chart.Unit;

/// Numbers and times in sentences, written as the charts write theirs.
///
/// {@snippet class=UnitsTest region=units}
public final class Units {

    private Units() {}

    /// A time in the unit that suits it: `1.23 ms`.
    public static String time(double nanos) {
        var unit = Unit.fitting(Math.abs(nanos));
        return unit.after(unit.in(nanos));
    }

    /// A number with three meaningful digits, in groups of three: `0.0123`, `12.3`, `12,300`.
    public static String number(double value) {
        return Numbers.rounded(value);
    }

    /// A number with a page's unit: `50 ms`, `3 requests`; whole numbers keep all their digits.
    static String with(String unit, double value) {
        return Unit.of(unit).after(Numbers.exact(value));
    }
}
