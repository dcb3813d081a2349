package async.compile;

import java.io.IOException;

/// What random programs play with.
public final class Toys {

    private Toys() {}

    public enum Colour {
        RED,
        GREEN,
        BLUE
    }

    public sealed interface Shape {}

    public record Dot(int x, long y) implements Shape {}

    /// Never deeper than two, for loops make lines of lines.
    public record Line(Shape from, Object to) implements Shape {
        public Line {
            from = from instanceof Line ? new Dot(-1, -1) : from;
            to = to instanceof Line ? "a line" : to;
        }
    }

    /// Never longer than twenty, for loops put a text behind itself.
    public static String cut(String text) {
        return text.length() <= 20 ? text : text.length() + text.substring(0, 15);
    }

    public static void mayFail(int chance, String why) throws IOException {
        if ((chance & 3) == 1) throw new IOException(why);
        if ((chance & 7) == 2) throw new IllegalStateException(why);
    }

    public static long mix(int a, long b, double c, Object... rest) {
        return a * 31L + b * 7 + (long) c + rest.length;
    }
}
