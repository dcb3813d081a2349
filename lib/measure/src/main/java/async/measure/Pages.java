package async.measure;

import java.util.List;
import java.util.regex.Pattern;

/// Tells which page a kernel serves from what its environment says.
final class Pages {

    private static final Pattern NAME = Pattern.compile("(?:.*[/\\\\])?(\\d\\d)(?:-[^/\\\\]*)?");

    private Pages() {}

    /// @param hints a number or the path of a notebook, the best first
    /// @return two digits, or empty if no hint tells
    static String number(List<String> hints) {
        return hints.stream()
                .map(NAME::matcher)
                .filter(match -> match.matches())
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
    }
}
