package async.compile;

import static async.await.Async.await;
import static async.future.Futures.ready;
import static async.future.Futures.yieldNow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Async;
import async.await.Engine;
import async.compile.Explanation.State;
import async.compile.Explanation.StateMachine;
import async.core.AsyncBody;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.support.Child;
import async.support.Jvm;
import async.support.Program;
import java.io.File;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static StateMachine explained(AsyncBody<?> body) {
        return assertInstanceOf(StateMachine.class, Async.explain(body));
    }

    private static List<String> kept(AsyncBody<?> body) {
        return explained(body).states().stream()
                .map(each -> StateMachine.listed(each.keeps()))
                .toList();
    }

    private static List<String> awaited(AsyncBody<?> body) {
        return explained(body).states().stream().map(State::awaits).toList();
    }

    @Test
    void it_tells_the_states_the_lines_and_where_each_variable_lives() {
        // @start region=explain
        Future<String> name = ready("Ada");
        AsyncBody<String> body = () -> {
            int born = await(ready(1815));
            long now = await(ready(2025L));
            return await(name) + " would be " + (now - born);
        };
        Explanation explanation = Async.explain(body);
        int line = explanation.body().getLineNumber();
        assertTrue(
                explanation.toString().startsWith("""
                the body %s is a state machine
                state  line  awaits      keeps
                    1  %4d  ready(...)  nothing
                    2  %4d  ready(...)  int born in l1I
                    3  %4d  name        int born in l1I, long now in l2L
                captured, kept in every state: Future name in c0
                """.formatted(explanation.body(), line, line + 1, line + 2)),
                explanation.toString());
        // @end
    }

    @Test
    void its_notes_tell_what_was_captured_and_where_the_bytes_go() {
        // @start region=notes
        var explanation = (StateMachine) Async.explain(() -> await(ready(1)) + await(ready(2)));
        assertEquals("nothing", StateMachine.listed(explanation.captured()));
        assertEquals(
                "captured, kept in every state: nothing", explanation.notes().getFirst());
        assertEquals(
                "its poll has " + explanation.length() + " bytes of code",
                explanation.notes().getLast());
        // @end
        String bytes = explanation.notes().get(1);
        assertTrue(
                bytes.matches("a machine takes \\d+ bytes: header \\d+, state 4, awaited \\d, s0I \\d(, unused \\d)?"),
                bytes);
    }

    @Test
    void operands_nulls_and_this_are_kept_too() {
        assertEquals(List.of("nothing", "int operand in s0I"), kept(() -> await(ready(1)) + await(ready(2))));
        assertEquals(List.of("none = null"), kept(() -> {
            Object none = null;
            return await(ready(1)) + " " + none;
        }));
        AsyncBody<String> mine = () -> this + await(ready(""));
        assertEquals(
                "ExplanationTest this in c0",
                StateMachine.listed(explained(mine).captured()));
    }

    @Test
    void what_nobody_reads_any_more_is_not_kept() {
        assertEquals(List.of("nothing", "List seen in l0R", "nothing"), kept(() -> {
            List<Integer> seen = List.of(await(ready(1)));
            int more = await(ready(2));
            if (!seen.contains(more)) return more;
            return await(ready(3));
        }));
    }

    @Test
    void the_awaited_is_told_where_it_is_plain() {
        Future<Integer> one = ready(1);
        Future<Integer> two = ready(2);
        boolean first = one == two;
        assertEquals(List.of("one", "yieldNow()", "List.get(...)", "new Twice(...)", ""), awaited(() -> {
            int sum = await(one);
            await(yieldNow());
            sum += await(List.of(one, two).get(0));
            await(new Twice(one));
            return sum + await(first ? one : two);
        }));
    }

    private record Twice(Future<Integer> future) implements Future<Integer> {
        @Override
        public Poll<Integer> poll(Context cx) throws Exception {
            return future.poll(cx);
        }
    }

    @Test
    void a_body_without_a_value_is_explained_alike() {
        Explanation explanation = Async.explain(() -> {
            await(yieldNow());
        });
        assertEquals(
                "yieldNow()", ((StateMachine) explanation).states().getFirst().awaits());
    }

    @Test
    void the_code_is_listed_with_its_lines() {
        // @start region=code
        var listed = (StateMachine) Async.explain(() -> {
            int many = await(ready(3));
            while (many > 0) many -= await(ready(1));
            return many + "\n.";
        });
        int line = listed.states().get(1).line();
        assertTrue(listed.code().lines().anyMatch(each -> each.matches(" *" + line + " +\\d+  ifle to \\d+")));
        assertTrue(listed.code().lines().anyMatch(each -> each.matches(" *" + line + " +\\d+  iload many")));
        // @end
        List<String> lines = listed.code().lines().toList();
        assertEquals("line  place  instruction", lines.getFirst());
        assertTrue(lines.stream().anyMatch(each -> each.endsWith("getfield state int")), listed.code());
        assertTrue(lines.stream().anyMatch(each -> each.endsWith("invokeinterface Future.poll(Context) Poll")));
        assertTrue(lines.stream().anyMatch(each -> each.matches(" {15}-4 to \\d+")));
        assertTrue(lines.stream().anyMatch(each -> each.matches("catch all from \\d+ to \\d+ at \\d+")));
        assertTrue(
                lines.stream().allMatch(each -> each.matches("( *\\d+ +\\d+  \\w+| {15}.* to|line|catch).*")),
                listed.code());
        String last = lines.stream()
                .filter(each -> each.endsWith("athrow"))
                .reduce((one, next) -> next)
                .orElseThrow();
        assertEquals(listed.length() - 1, Integer.parseInt(last.strip().split(" +")[1]), "the last place");
    }

    @Test
    void a_body_that_cannot_be_compiled_is_told_why() {
        Explanation explanation = Async.explain(ExplanationTest::one);
        var fallback = assertInstanceOf(Compilation.Fallback.class, explanation);
        assertEquals("it is a method reference; write what one does as a lambda, () -> { ... }", fallback.reason());
        assertTrue(fallback.code().endsWith(fallback.reason()));
        assertThrows(NullPointerException.class, () -> Async.explain((AsyncBody<?>) null));
    }

    private static int one() {
        return 1;
    }

    @Test
    void the_body_is_not_run_and_no_second_class_is_defined() {
        var runs = new ArrayList<String>();
        AsyncBody<Integer> body = () -> {
            runs.add("run");
            return await(ready(1));
        };
        Class<?> machine = machine(body);
        Async.explain(body);
        Async.explain(body);
        assertEquals(List.of(), runs);
        assertEquals(machine, machine(body));
        AsyncBody<Integer> next = () -> await(ready(2));
        for (int number = number(machine) + 1; number < number(machine(next)); number++) {
            String between = ExplanationTest.class.getName() + Emitter.SUFFIX + number;
            assertThrows(ClassNotFoundException.class, () -> Class.forName(between));
        }
    }

    private static Class<?> machine(AsyncBody<?> body) {
        return Engine.COMPILED.async(body).getClass();
    }

    /// Machines are numbered, one after the other.
    private static int number(Class<?> machine) {
        String name = machine.getName();
        return Integer.parseInt(name.substring(name.lastIndexOf('$') + 1));
    }

    @Test
    void the_bytes_are_those_that_this_jvm_takes() {
        // @start region=bytes
        AsyncBody<Integer> body = () -> await(ready(1)) + await(ready(2));
        var explanation = (StateMachine) Async.explain(body);
        assertEquals(Mixes.allocated(body), explanation.bytes());
        // @end
        Mixes.all().forEach((name, mix) -> assertEquals(Mixes.allocated(mix), Mixes.claimed(mix), name));
    }

    @Test
    void the_bytes_are_those_that_other_jvms_take() throws Exception {
        assertEquals(Mixes.NAMES, mixesUnder("-XX:+UseCompactObjectHeaders"));
        assertEquals(Mixes.NAMES, mixesUnder("-XX:-UseCompressedOops"));
        assertEquals(Mixes.NAMES, mixesUnder("-XX:+UseCompactObjectHeaders", "-XX:-UseCompressedOops"));
    }

    private static List<String> mixesUnder(String... flags) throws Exception {
        var arguments = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx64m"));
        arguments.addAll(List.of(flags));
        arguments.addAll(List.of("-cp", Program.LIBRARY + File.pathSeparator + Program.TESTS));
        arguments.add(Mixes.class.getName());
        return Child.java(arguments).said().lines().toList();
    }

    /// Machines with fields of all sizes. On its own it prints the name of each mix whose bytes are right.
    static final class Mixes {

        static final List<String> NAMES = List.of("none", "int", "long", "int long", "many", "captured", "small");

        private Mixes() {}

        static Map<String, Serializable> all() {
            boolean flag = NAMES.isEmpty();
            byte small = (byte) NAMES.size();
            long wide = NAMES.size();
            Object reference = NAMES;
            var all = new LinkedHashMap<String, Serializable>();
            all.put("none", (AsyncBody<Integer>) () -> await(ready(1)));
            all.put("int", (AsyncBody<Integer>) () -> {
                int a = await(ready(1));
                return a + await(ready(2));
            });
            all.put("long", (AsyncBody<Long>) () -> {
                long a = await(ready(1L));
                int b = await(ready(2));
                return a + b;
            });
            all.put("int long", (AsyncBody<Long>) () -> {
                int a = await(ready(1));
                long b = await(ready(2L));
                int c = await(ready(3));
                return a + b + c;
            });
            all.put("many", (AsyncBody<String>) () -> {
                String a = await(ready("a"));
                double b = await(ready(2.0));
                float c = await(ready(3f));
                long d = await(ready(4L));
                int e = await(ready(5));
                return a + b + c + d + e + await(ready(6));
            });
            all.put("captured", (AsyncBody<String>) () -> wide + await(ready("")) + reference);
            all.put("small", (AsyncBody<String>) () -> flag + await(ready("")) + small + wide);
            return all;
        }

        static int claimed(Serializable body) {
            return ((StateMachine) Bodies.explanation(body)).bytes();
        }

        /// What making one machine of 10,000 has taken, told by the JVM.
        static int allocated(Serializable body) {
            var kept = new Future<?>[10_000];
            for (int round = 0; ; round++) {
                long before = Jvm.allocated();
                for (int i = 0; i < kept.length; i++) kept[i] = Bodies.machine(body);
                long after = Jvm.allocated();
                if (round > 0) return Math.round((after - before) / (float) kept.length);
            }
        }

        public static void main(String[] none) {
            System.out.print(all().entrySet().stream()
                    .filter(mix -> claimed(mix.getValue()) == allocated(mix.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.joining("\n")));
        }
    }
}
