package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {

    private static final int MANY = 200;

    @TempDir
    Path folder;

    private static void add(Ledger ledger, String id) {
        ledger.add("claim", id, "01", "holds", "holds", "");
    }

    private static List<String> ids(Ledger ledger) throws Exception {
        return ledger.all().stream().map(Result::id).toList();
    }

    @Test
    void a_result_is_one_line_of_json() throws Exception {
        Texts.ledger(folder).add("guess", "a", "01", "in-time", "", "said \"ä\\b\"\n\tand\u0007");
        assertEquals("""
                {"kind":"guess","id":"a","page":"01","verdict":"in-time","expected":"","why":"said \\"ä\\\\b\\"\\n\\tand\\u0007",\
                "at":"2026-01-31T12:00:00Z","machine":"a machine"}
                """, Files.readString(folder.resolve("results.jsonl")));
    }

    @Test
    void what_was_written_is_read_back() throws Exception {
        var why = "said \"ä\\b\"\n\tand\u0007: - {x} # 'y' \ud83d\ude00";
        Texts.ledger(folder).add("guess", "a", "01", "in-time", "", why);
        assertEquals(why, Texts.ledger(folder).all().getFirst().why());
    }

    @Test
    void kernels_read_each_other() throws Exception {
        var one = Texts.ledger(folder);
        var two = Texts.ledger(folder);
        add(one, "a");
        add(two, "b");
        add(one, "c");
        assertEquals(List.of("a", "b", "c"), ids(two));
        assertEquals(1, two.session().size());
    }

    @Test
    void a_line_that_a_killed_kernel_left_half_is_ignored_and_hurts_nobody() throws Exception {
        var ledger = Texts.ledger(folder);
        add(ledger, "a");
        Files.writeString(ledger.file(), "{\"kind\":\"claim\",\"id\":\"0.", StandardOpenOption.APPEND);
        assertEquals(List.of("a"), ids(ledger));
        add(ledger, "b");
        assertEquals(List.of("a", "b"), ids(ledger));
    }

    @Test
    void threads_that_write_at_once_lose_nothing() throws Exception {
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var ledger = Texts.ledger(folder);
            writers.add(Thread.ofPlatform().start(() -> addMany(ledger)));
        }
        for (var writer : writers) writer.join();
        assertEquals(4 * MANY, ids(Texts.ledger(folder)).size());
    }

    @Test
    void kernels_that_write_at_once_lose_nothing() throws Exception {
        var kernels = List.of(kernel(), kernel());
        addMany(Texts.ledger(folder));
        for (var kernel : kernels) assertEquals(0, kernel.waitFor());
        assertEquals(3 * MANY, ids(Texts.ledger(folder)).size());
    }

    private Process kernel() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Writer.class.getName(), folder.toString())
                .inheritIO()
                .start();
    }

    /// Another kernel, as far as the file can tell.
    static final class Writer {

        public static void main(String[] folder) {
            addMany(Texts.ledger(Path.of(folder[0])));
        }
    }

    private static void addMany(Ledger ledger) {
        for (int n = 0; n < MANY; n++) add(ledger, "a" + n);
    }

    @Test
    void a_disk_that_refuses_costs_one_line_and_no_result() throws Exception {
        var blocked = folder.resolve("a file where the folder should be");
        Files.createFile(blocked);
        var ledger = Texts.ledger(blocked);
        var said = Texts.printedBy(() -> {
            add(ledger, "a");
            add(ledger, "b");
        });
        assertEquals(1, said.lines().count());
        assertTrue(said.startsWith("! Results stay in this kernel only"), said);
        assertEquals(List.of("a", "b"), ids(ledger));
    }

    @Test
    void an_interrupt_keeps_no_result_out_of_the_file_and_stays_set() throws Exception {
        var ledger = Texts.ledger(folder);
        Thread.currentThread().interrupt();
        add(ledger, "a");
        assertTrue(Thread.interrupted());
        assertEquals(List.of("a"), ids(ledger));
    }

    @Test
    void a_verdict_that_nobody_knows_is_nobodys_result() throws Exception {
        var ledger = Texts.ledger(folder);
        ledger.add("claim", "a", "01", "surely", "holds", "");
        add(ledger, "b");
        assertEquals(List.of("b"), ids(ledger));
    }
}
