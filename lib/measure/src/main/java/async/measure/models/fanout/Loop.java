package async.measure.models.fanout;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/// An event loop: one thread asks the operating system what is ready, and calls back whoever waits for it. A key's
/// attachment is its callback. One thread has it.
final class Loop implements AutoCloseable {

    final Selector selector = Selector.open();

    Loop() throws IOException {}

    /// Waits until something is ready, and calls back.
    ///
    /// @throws InterruptedException if this thread is interrupted
    void turn() throws IOException, InterruptedException {
        selector.select(Loop::callBack);
        if (Thread.interrupted()) throw new InterruptedException("interrupted; the loop stands still");
    }

    private static void callBack(SelectionKey key) {
        ((Runnable) key.attachment()).run();
    }

    /// Closes all channels; nobody is called back any more.
    @Override
    public void close() throws IOException {
        for (var key : selector.keys()) key.channel().close();
        selector.close();
    }
}
