package async.measure.jmh;

import async.measure.jmh.Cell.Span;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// JShell and an implicit class take `private` and `static` before a type, a file of its own does not.
final class Access {

    /// One word before a declaration: \G lets it begin where the last one ends.
    private static final Pattern WORD = Pattern.compile("\\G(?:(?<kept>\\s+|//.*|(?s:/\\*.*?\\*/)"
            + "|@(?!interface)[\\w.]+(?:\\([^()]*\\))?|(?:abstract|final)\\b)"
            + "|(?:public|protected|private|static)\\b)");

    private Access() {}

    /// @return as long as before, with blanks for such words
    static String blanked(String declaration) {
        return WORD.matcher(declaration).replaceAll(Access::blank);
    }

    static String blanked(String text, Span declaration) {
        var words = text.substring(declaration.from(), declaration.to());
        return text.substring(0, declaration.from()) + blanked(words) + text.substring(declaration.to());
    }

    private static String blank(MatchResult word) {
        var same = word.group("kept");
        return same == null ? " ".repeat(word.end() - word.start()) : Matcher.quoteReplacement(same);
    }
}
