package async.measure.ecosystem;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Runs work on a virtual thread of its own and waits for it. A platform thread that reads from a socket does not hear
/// an interrupt; a virtual one does, and closes the socket.
final class Interruptibly {

    private Interruptibly() {}

    /// @throws InterruptedException if the caller is interrupted; then the work is, too, and has ended
    static <T> T run(Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var task = threads.submit(work);
            try {
                return task.get();
            } catch (InterruptedException stop) {
                task.cancel(true);
                throw stop;
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }
    }
}
