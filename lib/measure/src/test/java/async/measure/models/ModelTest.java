package async.measure.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

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
}
