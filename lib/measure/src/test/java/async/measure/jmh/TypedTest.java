package async.measure.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import async.measure.jmh.Typed.Compiled;
import async.measure.jmh.Typed.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedTest {

    private JShell shell;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        shell = JShell.builder().executionEngine("local").build();
        earlier("import java.util.*;");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void bare_methods_and_their_fields_get_a_class() throws Exception {
        // @start region=typed
        var typed = Typed.compile("""
                int i;

                @Benchmark
                public int more() { return ++i; }
                """, shell, folder);
        assertEquals(new Compiled(List.of("jmhcell.JmhCell")), typed);
        // @end
        assertTrue(Files.readString(folder.resolve("META-INF/BenchmarkList")).contains("jmhcell.JmhCell"));
    }

    @Test
    void several_classes_need_not_be_public_and_see_each_other() {
        var classes = compiled("""
                import java.util.stream.IntStream;

                record Pair(int a, int b) {}

                @State(Scope.Thread) class First {
                    @Benchmark public Object pair() { return new Pair(1, 2); }
                }

                public class Second {
                    @Benchmark public int sum() { return IntStream.range(0, 3).sum(); }
                    public static class Inner {
                        @Benchmark public List<Integer> list() { return List.of(1); }
                    }
                }
                """);
        assertEquals(List.of("jmhcell.First", "jmhcell.Second", "jmhcell.Second.Inner"), classes);
    }

    @Test
    void types_may_stand_between_bare_members() {
        assertEquals(List.of("jmhcell.JmhCell"), compiled("""
                        int i = 1; record One(int i) {} int j = 2;
                        @Benchmark public Object one() { return new One(i + j); }
                        enum Two { A }
                        @Benchmark public Object two() { return Two.A; }
                        """));
    }

    @Test
    void an_error_stands_at_its_line_of_the_cell_with_a_caret() {
        assertEquals("""
                line 5: cannot find symbol: variable cuont
                        return ++cuont;
                                 ^
                line 8: incompatible types: String cannot be converted to int
                    int n = "a";
                            ^""", refused("""
                        int count;

                        @Benchmark public int more() {
                            return ++cuont;
                        }

                        int n = "a";
                        """));
    }

    @Test
    void an_error_in_the_line_in_which_a_class_begins_has_its_caret_right() {
        assertEquals("""
                line 3: cannot find symbol: class Nowhere
                    @State(Scope.Thread) class A extends Nowhere {
                                                         ^""", refused("""

                        @State(Scope.Thread) class A extends Nowhere {
                            @Benchmark public void nothing() {}
                        }
                        """));
    }

    @Test
    void an_error_in_an_import_stands_at_its_line() {
        assertTrue(refused("import java.util.Lisst;\n@Benchmark public void nothing() {}")
                .startsWith("line 2: cannot find symbol: class Lisst\n"));
    }

    @Test
    void a_syntax_error_stands_at_its_line() {
        assertEquals("""
                line 3: ';' expected
                        return 1
                                ^""", refused("@Benchmark public int one() {\n    return 1\n}"));
    }

    @Test
    void what_jmh_has_against_a_benchmark_stands_at_its_line() {
        var why = refused("int i;\n@Benchmark private int one() { return 1; }");
        assertTrue(why.startsWith("line 3: @Benchmark method should be public."), why);
    }

    @Test
    void a_cell_without_a_benchmark_is_one_sentence() {
        var sentence = "No method of this cell has @Benchmark before it: put it on each one to be measured.";
        assertEquals(sentence, refused("class A { public int one() { return 1; } }"));
        assertEquals(sentence, refused("// nothing"));
    }

    @Test
    void types_and_methods_of_earlier_cells_go_with_it() {
        earlier("public static record Point(int x, int y) {}");
        earlier("static Point origin() { return new Point(zero(), zero()); }");
        earlier("int zero() { return 0; }");
        assertEquals(
                List.of("jmhcell.JmhCell"),
                compiled("Point p = origin();\n@Benchmark public int x() { return p.x(); }"));
    }

    @Test
    void what_is_typed_here_wins_over_an_earlier_type_and_over_an_import() {
        earlier("import java.util.concurrent.Future;");
        earlier("record Point(int x, int y) {}");
        assertEquals(List.of("jmhcell.JmhCell"), compiled("""
                        record Point(int z) {}
                        record Future(int z) {}
                        @Benchmark public int z() { return new Point(3).z() + new Future(4).z(); }
                        """));
    }

    @Test
    void the_names_of_jmh_win_over_the_imports_of_the_page() {
        earlier("import async.measure.Threads;");
        assertEquals(List.of("jmhcell.JmhCell"), compiled("@Benchmark @Threads(2) public void two(Blackhole hole) {}"));
    }

    @Test
    void a_variable_of_the_page_is_refused_with_its_reason() {
        earlier("int seen = 3;");
        assertEquals("""
                line 2: cannot find symbol: variable seen; the page's variables stay in its kernel, and a benchmark \
                runs in another JVM: give it a field
                    @Benchmark public int three() { return seen; }
                                                           ^""", refused("@Benchmark public int three() { return seen; }"));
    }

    @Test
    void an_earlier_method_that_needs_a_variable_is_named() {
        earlier("int seen = 3;");
        earlier("int twice() { return 2 * seen; }");
        var why = refused("@Benchmark public int six() { return twice(); }");
        assertTrue(
                why.startsWith("twice, of an earlier cell, cannot go with this one: cannot find symbol: variable seen"),
                why);
    }

    private void earlier(String code) {
        shell.eval(code);
    }

    private List<String> compiled(String body) {
        return switch (Typed.compile(body, shell, folder)) {
            case Compiled(var classes) -> classes;
            case Refused(var why) -> fail(why);
        };
    }

    private String refused(String body) {
        return switch (Typed.compile(body, shell, folder)) {
            case Compiled(var classes) -> fail("compiled " + classes);
            case Refused(var why) -> why;
        };
    }
}
