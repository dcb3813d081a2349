package async.time;

import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.core.Waker;
import async.future.Futures;
import async.support.CountingWaker;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DriverTest {

    private static final long MS = 1_000_000;
    private static final long HOUR = 3_600_000 * MS;

    @Test
    void rings_for_futures_that_run_without_an_executor() throws Exception {
        // @start region=driver
        long before = Driver.timers().now();
        blockOn(Time.sleep(Duration.ofMillis(5)));
        assertTrue(Driver.timers().now() - before >= 5_000_000);
        // @end
    }

    @Test
    void an_earlier_alarm_ends_a_later_sleep_of_the_driver() throws Exception {
        blockOn(Futures.select(Time.sleep(Duration.ofDays(1)), Time.sleep(Duration.ofMillis(1))));
    }

    /// This thread plays the driver's. Called by every alarm, it would turn thousands of times in these 20 ms.
    @Test
    void a_later_alarm_does_not_call_the_driver() {
        var driver = new Driver();
        var rung = new CountingWaker();
        long now = driver.now();
        driver.set(now + 20 * MS, rung);
        int turns = 0;
        for (; rung.count() == 0; turns++) {
            driver.set(now + HOUR, Waker.NOOP).cancel();
            driver.turn();
        }
        assertTrue(turns < 20, "turns: " + turns);
    }

    @Test
    void watches_sockets_too() throws Exception {
        var pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        var rung = new CountDownLatch(1);
        var source = Driver.readiness().register(pipe.source());
        source.wake(SelectionKey.OP_READ, rung::countDown);
        pipe.sink().write(ByteBuffer.allocate(1));
        rung.await();
        source.deregister();
        pipe.source().close();
        pipe.sink().close();
    }

    @Test
    void is_one_daemon_thread_that_inherits_nothing() throws Exception {
        assertSame(Driver.timers(), Driver.readiness());
        List<Thread> drivers = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("async-driver"))
                .toList();
        assertEquals(1, drivers.size());
        assertTrue(drivers.getFirst().isDaemon());
        assertSame(ClassLoader.getSystemClassLoader(), drivers.getFirst().getContextClassLoader());
    }
}
