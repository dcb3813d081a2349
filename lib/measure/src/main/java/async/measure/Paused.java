package async.measure;

import async.compile.Explanation;
import async.compile.Explanation.Kept;
import async.compile.Explanation.State;
import async.compile.Explanation.StateMachine;
import async.compile.Machine;
import async.core.Future;
import async.core.Suspended;
import async.measure.chart.Table;
import async.measure.chart.Tabled;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Where a body stands between two polls, and what it has kept. See [Show#paused].
///
/// ```
///   the machine's state    shown as
///   0                      NotBegun
///   k > 0                  Waiting, at its k-th await
///   -2                     Ended
///   any other              Running
///   none, a coroutine      OnAStack
/// ```
public sealed interface Paused extends Tabled {

    /// What it has kept, by the name of the variable; nothing unless it is [Waiting].
    ///
    /// {@snippet class=PausedTest region=paused}
    default SequencedMap<String, Object> kept() {
        return new LinkedHashMap<>();
    }

    /// It was never polled.
    record NotBegun() implements Paused {
        @Override
        public Table table() {
            return Table.of("this body", "has not begun").row("state", "0");
        }
    }

    /// @param body where it was written
    /// @param kept captured values first, then variables; the values of now, which a later poll may change
    record Waiting(StackTraceElement body, State at, SequencedMap<String, Object> kept) implements Paused {
        @Override
        public Table table() {
            var table = Table.of("this body", "waits")
                    .row("state", Integer.toString(at.number()))
                    .row(Explained.line(body), Integer.toString(at.line()))
                    .row("awaits", at.awaits());
            kept.forEach((name, value) -> table.row("keeps " + name, shown(value)));
            return table;
        }

        private static String shown(Object value) {
            if (value instanceof String text) return "\"" + text + "\"";
            return value == null ? "null" : value.toString();
        }
    }

    /// A poll or a close is under way: inside it, or on another thread.
    record Running() implements Paused {
        @Override
        public Table table() {
            return Table.of("this body", "is running just now").row("keeps", "look again when it waits");
        }
    }

    /// It has given its value, failed or been closed.
    record Ended() implements Paused {
        @Override
        public Table table() {
            return Table.of("this body", "is spent").row("keeps", "nothing any more");
        }
    }

    /// @param line where it waits; null if it does not wait
    record OnAStack(StackTraceElement line) implements Paused {
        @Override
        public Table table() {
            var table = Table.of("this body", "is a coroutine")
                    .row("keeps", "what lies on a stack of its own, which only the JVM can read");
            return line == null ? table : table.row("waits at", line);
        }
    }

    /// @throws IllegalArgumentException as [Show#paused] says
    static Paused of(Future<?> future, Explanation plan) {
        return switch (future) {
            case Machine<?> machine when plan instanceof StateMachine states -> of(machine, states);
            case Suspended coroutine -> new OnAStack(coroutine.line());
            default ->
                throw new IllegalArgumentException("this is no body of async, so nobody knows what it keeps: give"
                        + " what async(body) gave, and explain(body)");
        };
    }

    private static Paused of(Machine<?> machine, StateMachine plan) {
        int state = number("state", machine);
        StackTraceElement line = machine.line();
        if (state == number("NEW", machine)) return new NotBegun();
        if (state == number("SPENT", machine)) return new Ended();
        if (state < 0 || line == null) return new Running();
        if (!sameBody(line, plan.body()) || state > plan.states().size())
            throw new IllegalArgumentException("this plan is of another body: give explain(body) of the body itself");
        State at = plan.states().get(state - 1);
        var kept = new LinkedHashMap<String, Object>();
        Stream.of(plan.captured(), at.keeps())
                .flatMap(List::stream)
                .forEach(each -> kept.put(name(each, kept), value(each, machine)));
        return number("state", machine) == state ? new Waiting(plan.body(), at, kept) : new Running();
    }

    private static int number(String field, Machine<?> machine) {
        return (int) read(Machine.class, field, machine);
    }

    private static boolean sameBody(StackTraceElement one, StackTraceElement other) {
        return one.getClassName().equals(other.getClassName())
                && one.getMethodName().equals(other.getMethodName());
    }

    /// Two may have no name, or the same: then the field tells them apart.
    private static String name(Kept each, SequencedMap<String, Object> others) {
        return others.containsKey(each.name()) ? each.name() + " in " + each.field() : each.name();
    }

    private static Object value(Kept kept, Machine<?> machine) {
        return kept.field().isEmpty() ? null : read(machine.getClass(), kept.field(), machine);
    }

    private static Object read(Class<?> type, String name, Machine<?> machine) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(machine);
        } catch (ReflectiveOperationException otherMachine) {
            throw new IllegalArgumentException("this plan is of another body: it knows a field " + name, otherMachine);
        }
    }
}
