package async.measure.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawTest {

    @Test
    void the_life_of_a_task_has_its_six_states() throws Exception {
        // @start region=draw
        var drawn = Drawn.of(Draw.taskLife());
        // @end
        assertEquals(6, drawn.all("box").size());
        assertEquals(8, drawn.all("arrow").size());
        assertTrue(drawn.texts().containsAll(List.of("NEW", "SCHEDULED", "RUNNING", "WAITING", "DONE", "CANCELLED")));
    }

    @Test
    void the_loop_of_poll_and_wake_has_five_steps() throws Exception {
        var drawn = Drawn.of(Draw.pollLoop());
        assertEquals(4, drawn.all("box").size());
        assertEquals(5, drawn.all("arrow").size());
        assertTrue(Draw.pollLoop().text().contains("the task joins the queue"));
    }

    @Test
    void threads_stand_still_where_tasks_only_wait() throws Exception {
        var drawn = Drawn.of(Draw.lanes());
        assertEquals(3 + 1, drawn.all("stand").size()); // one of each in the key
        assertEquals(3 + 1, drawn.all("wait").size());
    }

    @Test
    void a_picture_stands_flush_left() {
        var html = Draw.lanes().html();
        assertTrue(html.startsWith("<div><img alt=") && html.endsWith("</details></div>"), html);
    }

    @Test
    void every_drawing_is_told_in_words_and_nothing_is_clipped() throws Exception {
        for (var figure : List.of(Draw.taskLife(), Draw.pollLoop(), Draw.lanes())) {
            var drawn = Drawn.of(figure);
            assertTrue(drawn.alt().length() > 100);
            assertTrue(drawn.html().contains("<summary>In words</summary><table>"));
            assertEquals(List.of(), drawn.clipped());
        }
    }
}
