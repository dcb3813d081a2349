package async.await;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import async.core.Future;
import async.future.Futures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {

    @Test
    void both_engines_run_the_same_body() throws Exception {
        // @start region=engine
        var log = new ArrayList<String>();
        for (Engine engine : Engine.values()) {
            Future<Integer> sum = engine.async(() -> await(Futures.ready(20)) + await(Futures.ready(22)));
            blockOn(engine.async(() -> {
                log.add(engine + ": " + await(sum));
            }));
        }
        assertEquals(List.of("COMPILED: 42", "COROUTINE: 42"), log);
        // @end
    }
}
