package async.future;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import async.support.Probe;
import org.junit.jupiter.api.Test;

class BorrowTest {

    @Test
    void a_loan_is_closed_and_the_future_is_not() throws Exception {
        // @start region=borrow
        var lent = new Probe<String>();
        blockOn(Futures.select(Futures.borrow(lent), Futures.ready("other")));
        assertEquals(0, lent.closes);
        lent.finish("still good");
        assertEquals("still good", blockOn(lent));
        // @end
    }
}
