package async.compile;

import static async.await.Async.await;
import static async.executor.BlockOn.blockOn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import async.await.Async;
import async.await.Engine;
import async.core.AsyncBody;
import async.core.Future;
import async.future.Futures;
import async.support.Child;
import async.support.OwnJvms;
import async.support.Program;
import java.io.File;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// In a JVM of its own, since an overflow may break any class that is being loaded.
@OwnJvms
class OverflowTest {

    @Test
    void a_first_use_that_overflows_the_stack_is_no_news_for_the_report_and_is_done_again() throws Exception {
        String path = Program.LIBRARY + File.pathSeparator + Program.TESTS;
        String said =
                Child.java(List.of("-Xint", "-cp", path, Diver.class.getName())).said();
        assertEquals("true 0, then 42 by 1\n", said);
    }

    /// From the bottom of the stack up, each time giving up a little later, until there is room for the compiler.
    static final class Diver {

        public static void main(String[] arguments) throws Exception {
            blockOn(Engine.COMPILED.async(() -> 40 + await(Futures.ready(2)))); // its classes are loaded
            AsyncBody<Integer> body = () -> 2 + await(Futures.ready(40)); // linked, and not used
            int patience = 0;
            int known = Async.report().size();
            int news = 0;
            Future<Integer> future = null;
            try (var threads = Executors.newFixedThreadPool(1)) {
                while (future == null) {
                    var left = new int[] {patience += 5};
                    future = threads.submit(() -> dive(body, left)).get();
                    if (future == null) news += Async.report().size() - known;
                }
            }
            System.out.println((patience > 5) + " " + news + ", then " + blockOn(future) + " by "
                    + (Async.report().size() - known));
        }

        private static Future<Integer> dive(AsyncBody<Integer> body, int[] patience) {
            try {
                return dive(body, patience);
            } catch (StackOverflowError tooDeep) {
                if (patience[0]-- == 0) return null;
                return Engine.COMPILED.async(body);
            }
        }
    }
}
