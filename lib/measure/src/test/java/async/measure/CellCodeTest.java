package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jdk.jshell.JShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CellCodeTest {

    private final JShell shell = JShell.builder().executionEngine("local").build();

    @BeforeEach
    void open() {
        CellCode.use(() -> shell);
    }

    @AfterEach
    void close() {
        CellCode.use(() -> null);
        shell.close();
    }

    @Test
    void a_method_is_given_as_it_was_typed() {
        // @start region=method
        shell.eval("int one() { return 1; }");
        assertEquals("int one() { return 1; }", CellCode.method("one"));
        // @end
    }

    @Test
    void of_a_method_that_was_typed_again_the_newer_text_counts() {
        shell.eval("int one() { return 1; }");
        shell.eval("int one() { return 2 - 1; }");
        assertEquals("int one() { return 2 - 1; }", CellCode.method("one"));
    }

    @Test
    void a_method_that_no_cell_has_is_told_with_its_name() {
        var none = assertThrows(IllegalArgumentException.class, () -> CellCode.method("two"));
        assertEquals("no cell that was run has a method two: run its cell first", none.getMessage());
    }

    @Test
    void without_a_notebook_there_are_no_cells() {
        CellCode.use(() -> null);
        assertThrows(IllegalStateException.class, () -> CellCode.method("one"));
    }
}
