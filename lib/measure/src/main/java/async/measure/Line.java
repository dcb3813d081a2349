package async.measure;

import async.measure.chart.Figure;

/// A figure that is written down already.
record Line(String html, String text) implements Figure {

    /// Plain words, escaped for the page.
    static Line of(String words) {
        return new Line("<p>" + escape(words) + "</p>", words);
    }

    /// What became of a reader's code: a mark and a word, then the rest.
    static Line judged(boolean passed, String words) {
        var verdict = passed ? "✓ passed" : "✗ not yet";
        return new Line("<p><strong>" + verdict + "</strong> · " + escape(words) + "</p>", verdict + " · " + words);
    }

    /// Code that shows when its summary, which is HTML, is clicked.
    static String folded(String summary, String code) {
        return "<details><summary>" + summary + "</summary><pre><code>" + escape(code) + "</code></pre></details>";
    }

    /// Words as they would stand in HTML.
    static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return text;
    }
}
