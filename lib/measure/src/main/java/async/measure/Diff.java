package async.measure;

import async.measure.chart.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What it took to turn one piece of Java into another, in words: a name, a number, a string or a sign is a word, a
/// comment and the layout are none. As many words as can be are kept in their order; the others were dropped, or added.
/// It shows the second piece, with what was added marked.
///
/// {@snippet class=DiffTest region=diff}
///
/// Idea: the longest common subsequence under every `diff`.
public final class Diff implements Figure {

    private static final Pattern WORD = Pattern.compile(String.join(
            "|",
            "//[^\n]*",
            "/\\*(?s:.*?)\\*/",
            "\"\"\"(?s:\\\\.|\"(?!\"\")|[^\"\\\\])*+\"\"\"",
            "\"(?:\\\\.|[^\"\\\\\n])*+\"",
            "'(?:\\\\.|[^'\\\\\n])*+'",
            "[\\p{L}_$][\\p{L}\\d_$]*",
            "\\d[\\w.]*",
            "->",
            "::",
            "\\S"));

    private static final int MOST = 4_000_000; // pairs of words, 16 MB

    private final List<MatchResult> before;
    private final List<MatchResult> after;
    private final String text;
    private final int[][] common; // of what is left from word i of before and word j of after on

    private Diff(String before, String after) {
        this.before = words(before);
        this.after = words(after);
        this.text = after;
        if ((long) this.before.size() * this.after.size() > MOST)
            throw new IllegalArgumentException("%d words beside %d are too many to compare: give two methods"
                    .formatted(this.before.size(), this.after.size()));
        this.common = new int[this.before.size() + 1][this.after.size() + 1];
        for (int i = this.before.size() - 1; i >= 0; i--)
            for (int j = this.after.size() - 1; j >= 0; j--)
                common[i][j] = same(i, j) ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }

    /// Of two texts.
    ///
    /// @throws IllegalArgumentException if they are longer than methods are: 2,000 words each are fine
    public static Diff of(String before, String after) {
        return new Diff(before.strip(), after.strip());
    }

    /// Of two methods of this page, by name: [CellCode#method].
    ///
    /// @throws IllegalArgumentException if no cell that was run has such a method; or as [#of] does
    public static Diff ofMethods(String before, String after) {
        return of(CellCode.method(before), CellCode.method(after));
    }

    public int kept() {
        return common[0][0];
    }

    public int dropped() {
        return before.size() - kept();
    }

    public int added() {
        return after.size() - kept();
    }

    @Override
    public String html() {
        return "<pre><code>" + marked(Line::escape, "<ins><strong>", "</strong></ins>") + "</code></pre>";
    }

    /// What was added stands in [+ +].
    @Override
    public String text() {
        return marked(UnaryOperator.identity(), "[+", "+]");
    }

    private String marked(UnaryOperator<String> escape, String open, String close) {
        var shown = new StringBuilder();
        int at = 0;
        for (var word : additions()) {
            shown.append(escape.apply(text.substring(at, word.start())));
            shown.append(open).append(escape.apply(word.group())).append(close);
            at = word.end();
        }
        return shown.append(escape.apply(text.substring(at))).toString().replace(close + open, "");
    }

    private List<MatchResult> additions() {
        var added = new ArrayList<MatchResult>();
        for (int i = 0, j = 0; j < after.size(); ) {
            if (i < before.size() && same(i, j)) {
                i++;
                j++;
            } else if (i < before.size() && common[i + 1][j] >= common[i][j + 1]) i++;
            else added.add(after.get(j++));
        }
        return added;
    }

    private boolean same(int i, int j) {
        return before.get(i).group().equals(after.get(j).group());
    }

    private static List<MatchResult> words(String java) {
        return WORD.matcher(java)
                .results()
                .filter(word -> !word.group().startsWith("//") && !word.group().startsWith("/*"))
                .toList();
    }
}
