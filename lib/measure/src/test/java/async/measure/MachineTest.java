package async.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

    private static MachineCard card(int cores, String jdk, boolean open) {
        return new MachineCard(
                new Specs(cores, 2048, 384, false),
                Runtime.Version.parse(jdk),
                "Linux amd64",
                "Copy, MarkSweepCompact",
                18,
                open,
                LocalDate.of(2026, 1, 31));
    }

    @Test
    void tells_what_this_machine_has() {
        // @start region=machine
        assertTrue(Machine.cores() >= 1);
        assertTrue(Machine.memory() > 100);
        assertTrue(Machine.card().text().contains("JDK " + Runtime.version()));
        // @end
        assertEquals(
                List.of(),
                ((MachineCard) Machine.card())
                        .warnings().stream()
                                .filter(line -> line.contains("JDK") || line.contains("--add-exports"))
                                .toList());
    }

    @Test
    void a_good_machine_has_a_table_and_no_warning() {
        var card = card(2, "25.0.1", true);
        assertEquals(List.of(), card.warnings());
        assertTrue(card.text().contains("2 GB"), card.text());
        assertTrue(card.text().contains("Serial"), card.text());
        assertTrue(card.text().contains("18 ns"), card.text());
        assertTrue(card.text().contains("2026-01-31"), card.text());
    }

    @Test
    void one_line_for_each_thing_that_is_off_with_the_way_out() {
        var lines = card(1, "21.0.2", false).warnings();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).contains("JDK 21; the course needs JDK 25"), lines.get(0));
        assertTrue(lines.get(1).contains("--add-exports java.base/jdk.internal.vm=ALL-UNNAMED"), lines.get(1));
        assertTrue(lines.get(2).startsWith("! One core"), lines.get(2));
    }
}
