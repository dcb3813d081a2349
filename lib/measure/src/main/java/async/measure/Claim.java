package async.measure;

import async.measure.chart.Figure;
import java.util.List;
import java.util.function.Supplier;

/// One statement of the documents, and the verdict of this machine about it. Shown as one line; kept in [Results] at
/// once. A verdict that nobody expected here is shown with likely causes, never thrown.
///
/// {@snippet class=ClaimTest region=claim}
public final class Claim {

    private final ClaimRow row;
    private final Specs specs;
    private final Ledger ledger;
    private final Supplier<List<String>> causes;

    Claim(ClaimRow row, Specs specs, Ledger ledger, Supplier<List<String>> causes) {
        this.row = row;
        this.specs = specs;
        this.ledger = ledger;
        this.causes = causes;
    }

    /// @throws IllegalArgumentException if the catalogue has no such claim
    public static Claim of(String id) {
        return new Claim(Claims.bundled().find(id), Machine.specs(), Results.ledger(), Causes::onThisMachine);
    }

    /// True on this machine if `seen`, else false here.
    public Figure holds(boolean seen) {
        return measured(seen, new Verdict.Holds());
    }

    /// True only under a condition, which the page has shown.
    ///
    /// @param when goes on after "holds only": `when a task does not pause`
    public Figure holdsIf(boolean seen, String when) {
        return measured(seen, new Verdict.HoldsIf(when));
    }

    /// Was true once.
    ///
    /// @param until goes on after "true": `until Rust 1.39, in 2019`
    public Figure dated(String until) {
        return record(new Verdict.Dated(until));
    }

    /// Not a thing that can be measured.
    public Figure opinion() {
        return record(new Verdict.Opinion());
    }

    public Figure cannotTell(String why) {
        return record(new Verdict.CannotTell(why));
    }

    /// Where the catalogue says that this machine cannot tell, a measurement is no verdict, whatever came out.
    private Figure measured(boolean seen, Verdict ifSeen) {
        if (!row.expected(specs).equals("cannot-tell")) return record(seen ? ifSeen : new Verdict.FalseHere());
        return cannotTell(row.obstacle(specs));
    }

    private Figure record(Verdict verdict) {
        var expected = row.expected(specs);
        ledger.add("claim", row.id(), row.page(), verdict.word(), expected, verdict.why());
        var line = line(verdict);
        return verdict.word().equals(expected) ? line : unexpected(line, expected);
    }

    private Line line(Verdict verdict) {
        var html = "<p><strong>%s</strong> %s · %s <strong>%s</strong> <small>(%s)</small></p>"
                .formatted(
                        row.id(),
                        Line.escape(row.claim()),
                        verdict.mark(),
                        Line.escape(verdict.label()),
                        Line.escape(row.source()));
        var text =
                "%s %s · %s %s · (%s)".formatted(row.id(), row.claim(), verdict.mark(), verdict.label(), row.source());
        return new Line(html, text);
    }

    private Line unexpected(Line line, String expected) {
        var note = "Not what we expected here (%s). Likely causes: %s."
                .formatted(expected.replace('-', ' '), String.join("; ", causes.get()));
        return new Line(line.html() + "<p>! <em>" + Line.escape(note) + "</em></p>", line.text() + "\n! " + note);
    }
}
