package async.support;

import async.core.Future;
import async.core.Host;
import async.core.Readiness;
import async.core.Task;
import async.core.Timers;

/// A host that has nothing, for tests that give it one thing.
public interface BareHost extends Host {

    @Override
    default <T> Task<T> spawn(Future<T> future) {
        throw new UnsupportedOperationException("this host runs no tasks");
    }

    @Override
    default Timers timers() {
        throw new UnsupportedOperationException("this host has no clock");
    }

    @Override
    default Readiness readiness() {
        throw new UnsupportedOperationException("this host has no sockets");
    }
}
