package async.measure.jmh;

import async.measure.jmh.Cell.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.SimpleJavaFileObject;

/// A file for the compiler, made of pieces of a cell and of words of our own. Each piece stands in the line in which it
/// stands in the cell, so that line numbers are right by themselves, in stack traces too; for what stands before it in
/// that line, [#origin] tells the place.
final class Draft extends SimpleJavaFileObject {

    private record Piece(int at, int origin, int length) {}

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    private int line = 1;

    /// @param name of the type, which is that of the file
    Draft(String name) {
        super(URI.create("string:///" + Names.TYPED + "/" + name + ".java"), Kind.SOURCE);
    }

    /// Adds words that the reader has not typed in this cell.
    Draft own(String words) {
        text.append(words);
        line += (int) words.chars().filter(c -> c == '\n').count();
        return this;
    }

    Draft copy(String cell, Span span) {
        long wanted = 1
                + cell.substring(0, span.from()).chars().filter(c -> c == '\n').count();
        while (line < wanted) own("\n");
        pieces.add(new Piece(text.length(), span.from(), span.to() - span.from()));
        return own(cell.substring(span.from(), span.to()));
    }

    /// The place in the cell from which this place was copied, or -1.
    int origin(long place) {
        return pieces.stream()
                .filter(piece -> piece.at <= place && place <= piece.at + piece.length)
                .findFirst()
                .map(piece -> (int) (piece.origin + place - piece.at))
                .orElse(-1);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
