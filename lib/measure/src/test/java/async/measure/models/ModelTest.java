package async.measure.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.measure.Show;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelTest {

    @Test
    void every_model_does_a_crowds_work() throws Exception {
        // @start region=crowd
        for (var model : Model.values()) {
            try (var crowd = model.crowd()) {
                long sum = crowd.run(10, Work.computing(100));
                assertEquals(10 * Work.computing(100).compute(), sum, model.toString());
            }
        }
        // @end
    }

    @Test
    void a_brigade_stands_ready_until_it_is_closed() throws Exception {
        // @start region=brigade
        try (var brigade = Model.TASKS.brigade(500)) {
            brigade.send(20); // 20 times 501 hand-overs
        }
        // @end
    }

    @Test
    void a_pool_refuses_more_members_than_it_has_threads() {
        for (var refused : new Runnable[] {() -> Model.FIXED_POOL.brigade(9), () -> Model.FIXED_POOL.pipes(9)})
            assertEquals(
                    "a pool of 8 threads cannot carry 9 members who wait for each other: each keeps a thread, so take"
                            + " at most 8",
                    assertThrows(IllegalArgumentException.class, refused::run).getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void nobody_hands_on_alone(Model model) {
        assertEquals(
                "a brigade has 1 member or more, not 0",
                assertThrows(IllegalArgumentException.class, () -> model.brigade(0))
                        .getMessage());
    }

    @Test
    void a_model_without_pipes_says_why() {
        for (var model : new Model[] {Model.ACTORS, Model.COMPLETABLE_FUTURE}) {
            assertFalse(model.does(Job.PIPES));
            String reason = assertThrows(UnsupportedOperationException.class, () -> model.pipes(1))
                    .getMessage();
            assertTrue(reason.contains("pipe"), reason);
            assertEquals(
                    reason,
                    assertThrows(UnsupportedOperationException.class, () -> model.source(Job.PIPES))
                            .getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_source_is_there_to_be_shown_and_its_lines_are_counted(Model model) throws Exception {
        for (var job : Job.values())
            if (model.does(job)) {
                assertTrue(Show.source(model.source(job)).text().contains("public final class "));
                assertEquals(Show.lines(model.source(job)), model.lines(job));
            }
    }

    @Test
    void the_table_of_lines_has_a_row_a_model() throws Exception {
        String table = Model.lines().text();
        assertEquals(2 + Model.values().length, table.lines().count() + 1, table);
        assertTrue(table.contains("tasks, one thread"), table);
        assertTrue(table.contains("none"), table);
    }
}
