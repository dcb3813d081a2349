package async.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StrangersTest {

    private static boolean isUsers(String module, String type) {
        return Strangers.isUsers(new StackTraceElement("app", module, null, type, "method", "File.java", 1));
    }

    @Test
    void a_readers_cell_is_a_users_and_so_is_whatever_is_built_on_this_library() {
        assertTrue(isUsers(null, "REPL.$JShell$11"));
        assertTrue(isUsers(null, "REPL.$JShell$11$Cook"));
        assertTrue(isUsers(null, "Main"));
        assertTrue(isUsers(null, "async.measure.web.Http"));
        assertTrue(isUsers(null, "async.corelli.Concert"));
        assertTrue(isUsers(null, "com.sun.jna.Native"));
    }

    @Test
    void what_belongs_to_the_jdk_is_known_by_its_module() {
        assertFalse(isUsers("java.base", "java.lang.Thread"));
        assertFalse(isUsers("jdk.httpserver", "com.sun.net.httpserver.HttpServer"));
        assertFalse(isUsers("java.desktop", "javax.swing.JFrame"));
    }

    @Test
    void every_package_of_this_library_but_this_one_counts_as_its_own() throws Exception {
        var users = new TreeSet<String>();
        try (var packages = Files.list(Path.of("src/main/java/async"))) {
            for (Path each : packages.toList())
                if (isUsers(null, "async." + each.getFileName() + ".Type"))
                    users.add(each.getFileName().toString());
        }
        assertEquals("[trace]", users.toString());
    }
}
