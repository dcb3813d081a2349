package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.constant.ClassDesc;
import org.junit.jupiter.api.Test;

class PlacesTest {

    @Test
    void a_cell_is_not_named_by_a_class_that_its_writer_has_never_seen() {
        var lambda = new StackTraceElement("REPL.$JShell$83", "lambda$do_it$Aux$7d5568a2$1", "$JShell$83.java", 7);
        assertEquals("a body in a cell", Places.body(lambda));
        assertEquals("", Places.inFile("$JShell$12.java", 3));
        assertEquals("boil", Places.method(ClassDesc.of("REPL.$JShell$12"), "boil"));
    }

    @Test
    void elsewhere_class_and_line_are_told() {
        var lambda = new StackTraceElement("shop.Tea", "lambda$make$0", "Tea.java", 7);
        assertEquals("the body shop.Tea.lambda$make$0(Tea.java:7)", Places.body(lambda));
        assertEquals("Tea.boil", Places.method(ClassDesc.of("shop.Tea"), "boil"));
        assertEquals(" at line 7", Places.atLine(PlacesTest.class, 7));
        assertEquals(" at Tea.java:7", Places.inFile("Tea.java", 7));
    }
}
