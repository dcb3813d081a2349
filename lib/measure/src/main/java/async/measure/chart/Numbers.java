package async.measure.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Numbers as this course writes them: three digits that mean something, thousands set apart, millions in words.
///
/// {@snippet class=NumbersTest region=numbers}
public final class Numbers {

    private static final MathContext THREE = new MathContext(3);
    private static final MathContext NINE = new MathContext(9);

    private Numbers() {}

    /// Three significant digits: `16.4`, `176`, `1,760`, `0.0123`, `1.23 million`.
    public static String rounded(double value) {
        if (!Double.isFinite(value)) return "none";
        return plain(new BigDecimal(value).round(THREE));
    }

    /// Three digits, or as many more as tell it from a value `step` away.
    static String apart(double value, double step) {
        int digits = value == 0 ? 0 : (int) Math.ceil(Math.log10(Math.abs(value) / step)) + 1;
        return plain(new BigDecimal(value).round(new MathContext(Math.clamp(digits, 3, 16))));
    }

    /// A mark of an axis, which is round already.
    static String tick(double value) {
        return plain(new BigDecimal(value).round(NINE));
    }

    /// A count as it is, anything else to three digits.
    public static String exact(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6 ? plain(new BigDecimal(value)) : rounded(value);
    }

    static String shown(Object value) {
        return switch (value) {
            case null -> "";
            case Integer whole -> exact(whole);
            case Long whole -> exact(whole);
            case Number number -> rounded(number.doubleValue());
            case Object other -> other.toString();
        };
    }

    private static String plain(BigDecimal value) {
        double size = Math.abs(value.doubleValue());
        if (size >= 1e15 || size > 0 && size < 1e-6)
            return value.stripTrailingZeros().toString();
        if (size >= 1e9) return grouped(value.movePointLeft(9)) + " billion";
        if (size >= 1e6) return grouped(value.movePointLeft(6)) + " million";
        return grouped(value);
    }

    private static String grouped(BigDecimal value) {
        return new DecimalFormat("#,##0.########", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
