package async.measure.jmh;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/// What the compiler has against a cell, where the reader sees it.
///
/// @param line as the cell's editor counts: `%%jmh` is line 1; 0 if it is about no place in the cell
/// @param caret the words of that line, and a caret below the place
record Complaint(int line, String message, String caret) implements Comparable<Complaint> {

    private static final Pattern VARIABLE = Pattern.compile("variable (\\w+)$");

    static Complaint of(Diagnostic<? extends JavaFileObject> error, Cell cell, Set<String> variables) {
        var message = message(error, variables);
        int place = error.getSource() instanceof Draft draft ? draft.origin(error.getPosition()) : -1;
        return place < 0 ? new Complaint(0, from(error) + message, "") : at(place, cell.text(), message);
    }

    /// @param place in the text
    static Complaint at(int place, String text, String message) {
        int end = Math.min(place, text.length());
        int begin = text.lastIndexOf('\n', end - 1) + 1;
        int next = text.indexOf('\n', begin);
        var words = text.substring(begin, next < 0 ? text.length() : next);
        var before = words.substring(0, Math.min(end - begin, words.length()));
        int line = 1
                + (int) text.substring(0, begin).chars().filter(c -> c == '\n').count();
        return new Complaint(line, message, words + "\n" + before.replaceAll("[^\t]", " ") + "^");
    }

    /// The compiler says a thing in up to three lines; the place stands in ours.
    static String message(Diagnostic<?> error, Set<String> variables) {
        var message = error.getMessage(Locale.ENGLISH)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("location:"))
                .map(line -> line.replaceFirst("^symbol: +", ": "))
                .collect(Collectors.joining(" "))
                .replace(" : ", ": ")
                .replaceAll("\\b(java\\.lang|" + Names.TYPED + ")\\.", "");
        var match = VARIABLE.matcher(message);
        if (!match.find() || !variables.contains(match.group(1))) return message;
        return message
                + "; the page's variables stay in its kernel, and a benchmark runs in another JVM: give it a field";
    }

    private static String from(Diagnostic<? extends JavaFileObject> error) {
        if (!(error.getSource() instanceof Draft draft)) return "";
        var name = draft.getName().replaceAll("^.*/|\\.java$", "").replace(Drafts.METHOD, "");
        return name + ", of an earlier cell, cannot go with this one: ";
    }

    @Override
    public int compareTo(Complaint other) {
        return Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return line == 0
                ? message
                : "line " + line + ": " + message + "\n" + caret.indent(4).stripTrailing();
    }
}
