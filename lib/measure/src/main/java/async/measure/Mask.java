package async.measure;

/// Java source with blanks in place of everything that is not code: comments, strings, characters, text blocks. Every
/// other character keeps its place, so that braces can be counted and places carried back.
///
/// ```
///   CODE --//--> LINE COMMENT --end of line--> CODE        CODE --/*--> COMMENT --*/--> CODE
///   CODE --"""-> TEXT BLOCK   --"""---------->  CODE        CODE --"--> STRING --"--> CODE (same for ')
/// ```
final class Mask {

    private final String source;
    private final StringBuilder mask;
    private int at;

    private Mask(String source) {
        this.source = source;
        this.mask = new StringBuilder(source);
    }

    static String of(String source) {
        var mask = new Mask(source);
        while (mask.at < source.length()) mask.step();
        return mask.mask.toString();
    }

    private void step() {
        if (source.startsWith("//", at)) blankTo(endOfLine());
        else if (source.startsWith("/*", at)) blankTo(after("*/", at + 2));
        else if (source.startsWith("\"\"\"", at)) blankTo(after("\"\"\"", at + 3));
        else if (source.charAt(at) == '"' || source.charAt(at) == '\'')
            blankTo(after(source.substring(at, at + 1), at + 1));
        else at++;
    }

    private int endOfLine() {
        int end = source.indexOf('\n', at);
        return end < 0 ? source.length() : end;
    }

    /// The place behind the next `mark` that no backslash precedes. In a comment a backslash means nothing.
    private int after(String mark, int from) {
        for (int i = from; i < source.length(); i++) {
            if (source.charAt(i) == '\\' && !mark.equals("*/")) i++;
            else if (source.startsWith(mark, i)) return i + mark.length();
        }
        return source.length();
    }

    private void blankTo(int end) {
        for (; at < end; at++) if (source.charAt(at) != '\n') mask.setCharAt(at, ' ');
    }
}
