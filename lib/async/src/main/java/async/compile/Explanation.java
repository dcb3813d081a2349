package async.compile;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What the compiler makes of a body. `toString()` is a table for a terminal; the course's kernel shows it as one too.
///
/// {@snippet class=ExplanationTest region=explain}
public sealed interface Explanation permits Explanation.StateMachine, Compilation.Fallback {

    /// Where the body was written.
    ///
    /// {@snippet class=ExplanationTest region=explain}
    StackTraceElement body();

    /// The instructions that it is compiled to, each with its line; if it cannot be compiled, why.
    ///
    /// {@snippet class=ExplanationTest region=code}
    default String code() {
        return toString();
    }

    /// One await, and what a machine keeps that waits there.
    ///
    /// @param number what the machine's field `state` says meanwhile
    /// @param line of the source; in a cell of a notebook or of JShell, counted from the body's first line
    /// @param awaits the call that gave the future, or the variable it was in; empty where neither is plain
    /// @param keeps what the rest of the body may still read, but for what was captured
    record State(int number, int line, String awaits, List<Kept> keeps) {}

    /// One value that lives over an await.
    ///
    /// @param name of the variable; "local 3" where the class file has no names; "operand" in `1 + await(f)`
    /// @param type in source form, without type arguments
    /// @param field where the machine keeps it; empty for a variable that is always null here
    record Kept(String name, String type, String field) {
        @Override
        public String toString() {
            return field.isEmpty() ? name + " = null" : type + " " + name + " in " + field;
        }
    }

    /// It is a state machine.
    ///
    /// @param captured what the lambda took from around it: kept in every state
    /// @param layout how many bytes of a machine go where
    /// @param length of the code of its poll, in bytes
    record StateMachine(
            StackTraceElement body,
            List<Kept> captured,
            List<State> states,
            SequencedMap<String, Integer> layout,
            int length,
            String code)
            implements Explanation {

        /// What a machine takes of the heap, whatever it waits for.
        ///
        /// {@snippet class=ExplanationTest region=bytes}
        public int bytes() {
            return layout.values().stream().mapToInt(bytes -> bytes).sum();
        }

        /// {@snippet class=ExplanationTest region=notes}
        public List<String> notes() {
            String parts = layout.entrySet().stream()
                    .map(part -> part.getKey() + " " + part.getValue())
                    .collect(Collectors.joining(", "));
            return List.of(
                    "captured, kept in every state: " + listed(captured),
                    "a machine takes " + bytes() + " bytes: " + parts,
                    "its poll has " + length + " bytes of code");
        }

        /// {@snippet class=ExplanationTest region=notes}
        public static String listed(List<Kept> kept) {
            return kept.isEmpty()
                    ? "nothing"
                    : kept.stream().map(Kept::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            int wide = states.stream().mapToInt(each -> each.awaits.length()).reduce("awaits".length(), Math::max);
            String row = "%5s  %4s  %-" + wide + "s  %s\n";
            var text = new StringBuilder("the body " + body + " is a state machine\n");
            text.append(row.formatted("state", "line", "awaits", "keeps"));
            for (State each : states)
                text.append(row.formatted(each.number, each.line, each.awaits, listed(each.keeps)));
            return text + String.join("\n", notes());
        }
    }
}
