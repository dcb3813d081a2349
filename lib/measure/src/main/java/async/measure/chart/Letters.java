package async.measure.chart;

import java.util.ArrayList;
import java.util.List;

/// About how wide a text is, and how to break it. No font is asked: the reader's own is unknown, so the widths are
/// those of DejaVu Sans, the widest of the usual system fonts, and what fits here fits everywhere.
final class Letters {

    private static final double BOLD = 1.13;

    private Letters() {}

    static double width(String text, Type type) {
        double ems = text.codePoints().mapToDouble(Letters::ems).sum();
        return ems * type.size() * (type.bold() ? BOLD : 1);
    }

    /// Breaks at spaces, and inside a word that is too long for a line. What does not fit in `lines` ends in "…".
    static List<String> wrap(String text, Type type, double width, int lines) {
        var broken = new ArrayList<String>();
        var rest = text.strip().replaceAll("\\s+", " ");
        while (!rest.isEmpty() && broken.size() < lines - 1) {
            int end = breakAt(rest, type, width);
            broken.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) broken.add(fit(rest, type, width));
        return broken;
    }

    /// One line, cut with "…" if it must be.
    static String fit(String text, Type type, double width) {
        if (width(text, type) <= width) return text;
        int end = prefix(text, type, width - width("…", type));
        return text.substring(0, end).strip() + "…";
    }

    static double widest(List<String> lines, Type type) {
        return lines.stream().mapToDouble(line -> width(line, type)).max().orElse(0);
    }

    private static int breakAt(String text, Type type, double width) {
        int end = prefix(text, type, width);
        if (end == text.length() || text.charAt(end) == ' ') return end;
        int space = text.lastIndexOf(' ', end);
        return space > 0 ? space : end;
    }

    /// The longest beginning that fits, of one letter at least, and never half a surrogate pair.
    private static int prefix(String text, Type type, double width) {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (width(text.substring(0, next), type) > width) return end;
            end = next;
        }
        return end;
    }

    private static double ems(int letter) {
        if (letter > 0x2e7f) return 1; // the scripts of East Asia, and pictures
        if ("ijlI.,:;|' ·!".indexOf(letter) >= 0) return 0.33;
        if ("()[]ftr-/\\\"Js".indexOf(letter) >= 0) return 0.45;
        if ("mMW%@w+=<>~→…—".indexOf(letter) >= 0) return 0.94;
        return letter >= 'A' && letter <= 'Z' ? 0.73 : 0.625;
    }
}
