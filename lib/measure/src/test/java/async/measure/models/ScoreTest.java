package async.measure.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.measure.models.FanOut.Tally;
import async.measure.web.Engines;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ScoreTest {

    private Engines engines;

    @BeforeEach
    void start() throws IOException {
        engines = new Engines(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(1));
        engines.engine("mozilla").fail();
    }

    @AfterEach
    void stop() {
        engines.close();
    }

    @Test
    void tells_the_time_the_threads_and_the_tally() throws Exception {
        // @start region=score
        Score score = Score.of(Model.PLATFORM_THREADS, 2, 10, engines);
        assertEquals(10 + 3 * 10, score.threads());
        assertEquals(new Tally(20, 10), score.tally());
        // @end
        assertTrue(score.fastest() >= 5 && score.fastest() <= score.slowest(), score.toString());
        assertTrue(score.processor() > 0, score.toString());
    }

    @ParameterizedTest
    @EnumSource
    void everybody_is_counted_whole_in_each_run(Model model) throws Exception {
        assertEquals(new Tally(400, 200), Score.of(model, 2, 200, engines).tally());
    }

    @Test
    void no_run_is_no_score() {
        assertThrows(IllegalArgumentException.class, () -> Score.of(Model.TASKS, 0, 1, engines));
    }
}
