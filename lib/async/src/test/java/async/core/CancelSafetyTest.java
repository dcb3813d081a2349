package async.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CancelSafetyTest {

    @Test
    void a_method_says_what_closing_its_future_loses() throws Exception {
        // @start region=levels
        var next = AsyncIterator.class.getMethod("next").getAnnotation(CancelSafety.class);
        String advice = switch (next.value()) {
            case SAFE -> "cancel and ask again as you like";
            case LOSES_PLACE -> "asking again stands at the end of the queue";
            case LOSES_PROGRESS -> "keep the future, and await it again";
            case AS_ITS_PARTS -> "look at what you gave it";
        };
        assertEquals("cancel and ask again as you like", advice);
        // @end
    }
}
