package async.measure.models.crowd;

import async.measure.models.Crowd;
import async.measure.models.EventLoop;
import async.measure.models.Work;

/// An event loop on the caller's thread. Each job is cut in two where it waits, and hands the second half over.
public final class CallbackCrowd implements Crowd {

    private final EventLoop loop = new EventLoop();
    private long sum;

    @Override
    public long run(int n, Work work) throws Exception {
        sum = 0;
        for (int i = 0; i < n; i++) loop.soon(() -> begin(work));
        loop.run();
        return sum;
    }

    private void begin(Work work) {
        long number = work.compute();
        if (work.waits()) loop.after(work.pause(), () -> end(number));
        else end(number);
    }

    private void end(long number) {
        sum += number;
    }

    @Override
    public void close() {
        loop.close();
    }
}
