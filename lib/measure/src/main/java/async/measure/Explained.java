package async.measure;

import async.compile.Compilation;
import async.compile.Explanation;
import async.compile.Explanation.State;
import async.compile.Explanation.StateMachine;
import async.measure.chart.Figure;
import async.measure.chart.Table;
import java.util.stream.Collectors;

/// What a body is compiled to, as a page shows it: a row a state, the notes below, the code folded.
final class Explained {

    private Explained() {}

    static Figure of(Explanation explanation) {
        return switch (explanation) {
            case StateMachine machine -> of(machine);
            case Compilation.Fallback refused -> Line.of("This body cannot be compiled: " + refused.reason() + ".");
        };
    }

    private static Figure of(StateMachine machine) {
        var table = Table.of("state", line(machine.body()), "awaits", "keeps")
                .caption("The states in which this body waits");
        for (State each : machine.states())
            table.row(each.number(), Integer.toString(each.line()), each.awaits(), StateMachine.listed(each.keeps()));
        var notes = machine.notes().stream()
                .map(note -> "<li>" + Line.escape(note) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
        return new Line(
                table.html() + notes + Line.folded("Code of its <code>poll</code>", machine.code()),
                table.text() + "\n" + String.join("\n", machine.notes()));
    }

    /// The files of cells are JShell's own; there, lines are counted in the body.
    static String line(StackTraceElement body) {
        return String.valueOf(body.getFileName()).startsWith("$JShell$") ? "line of the body" : "line";
    }
}
