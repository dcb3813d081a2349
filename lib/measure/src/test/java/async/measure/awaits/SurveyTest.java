package async.measure.awaits;

import static async.executor.BlockOn.blockOn;
import static async.future.Futures.failed;
import static async.future.Futures.ready;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.measure.Show;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SurveyTest {

    private static final Context CX = Context.of(Waker.NOOP);

    @Test
    void each_way_finds_as_many_pages() throws Exception {
        // @start region=survey
        for (Survey way : Survey.values()) assertEquals(42, blockOn(way.of(() -> ready(14))));
        // @end
    }

    @ParameterizedTest
    @EnumSource
    void three_answers_that_are_late_take_four_polls(Survey way) throws Exception {
        Future<Integer> survey = way.of(Late::new);
        for (int i = 0; i < Survey.ENGINES; i++) assertEquals(Poll.pending(), survey.poll(CX));
        assertEquals(Poll.ready(3), survey.poll(CX));
    }

    @ParameterizedTest
    @EnumSource
    void it_asks_the_next_only_when_the_answer_before_is_there(Survey way) throws Exception {
        var asked = new ArrayList<Future<Integer>>();
        Future<Integer> survey = way.of(() -> {
            asked.add(new Late());
            return asked.getLast();
        });
        var counts = new ArrayList<Integer>();
        counts.add(asked.size());
        for (int i = 0; i < 4; i++) {
            survey.poll(CX);
            counts.add(asked.size());
        }
        assertEquals(List.of(0, 1, 2, 3, 3), counts);
    }

    @ParameterizedTest
    @EnumSource
    void closed_half_way_it_closes_what_it_awaits(Survey way) throws Exception {
        var log = new ArrayList<String>();
        Future<Integer> survey = way.of(() -> new Future<>() {
            @Override
            public Poll<Integer> poll(Context cx) {
                return log.isEmpty() && log.add("asked") ? Poll.ready(1) : Poll.pending();
            }

            @Override
            public void close() {
                log.add("closed");
            }
        });
        survey.poll(CX);
        survey.close();
        assertEquals(List.of("asked", "closed"), log);
        assertThrows(IllegalStateException.class, () -> survey.poll(CX));
    }

    @ParameterizedTest
    @EnumSource
    void a_failure_passes_through_as_it_is(Survey way) {
        var fire = new IOException("fire");
        assertSame(fire, assertThrows(IOException.class, () -> blockOn(way.of(() -> failed(fire)))));
    }

    @Test
    void a_run_makes_as_many_as_it_is_told() throws Exception {
        // @start region=run
        assertEquals(300, Survey.COMPILED.run(100));
        // @end
    }

    @Test
    void each_can_be_read() throws Exception {
        // @start region=source
        assertTrue(Survey.BY_HAND.source().text().contains("int asked; // the state"));
        assertTrue(Survey.COMPILED.lines() < Survey.BY_HAND.lines());
        // @end
        assertEquals("by hand", Survey.BY_HAND.toString());
    }

    @Test
    void what_a_library_would_have_counts_for_none() throws Exception {
        assertEquals(Survey.COMPILED.lines(), Survey.COMBINATORS.lines());
        assertTrue(Show.source(Then.class).text().contains("Idea: `and_then`"));
    }
}
