package async.executor;

import async.core.Host;
import async.core.TraceSink;

/// What runners without a loop have in common: they never close, have no host, and count their tasks' ends.
abstract class Loopless extends Runner {

    int ends;

    Loopless() {
        super(new Reports(TraceSink.SILENT));
    }

    @Override
    void finished(TaskCell<?> finished) {
        ends++;
    }

    @Override
    boolean isClosing() {
        return false;
    }

    @Override
    public Host host() {
        return null;
    }
}
