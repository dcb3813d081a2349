package async.measure;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line of the results: what came out where, and when.
///
/// @param kind `claim`, `guess` or `exercise`
/// @param page two digits, or empty where the kernel does not know which page it serves
/// @param at the moment in UTC, as `2026-01-31T12:00:00Z`
record Result(
        String kind, String id, String page, String verdict, String expected, String why, String at, String machine) {

    String json() {
        return Stream.of(
                        field("kind", kind),
                        field("id", id),
                        field("page", page),
                        field("verdict", verdict),
                        field("expected", expected),
                        field("why", why),
                        field("at", at),
                        field("machine", machine))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String field(String name, String value) {
        return "\"" + name + "\":\"" + escape(value) + "\"";
    }

    private static String escape(String value) {
        var escaped = new StringBuilder();
        for (char c : value.toCharArray())
            escaped.append(
                    switch (c) {
                        case '"' -> "\\\"";
                        case '\\' -> "\\\\";
                        case '\n' -> "\\n";
                        case '\t' -> "\\t";
                        default -> Character.isISOControl(c) ? "\\u%04x".formatted((int) c) : String.valueOf(c);
                    });
        return escaped.toString();
    }

    static Result of(YamlRows.Row row) {
        var result = new Result(
                row.text("kind"),
                row.text("id"),
                row.text("page"),
                row.text("verdict"),
                row.text("expected"),
                row.text("why"),
                row.text("at"),
                row.text("machine"));
        if (result.kind.equals("claim")) Verdict.of(result.verdict, result.why); // refuses a word that is no verdict
        return result;
    }
}
