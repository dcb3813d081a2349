package async.measure;

import java.util.function.LongSupplier;

/// A clock that moves only when told to.
final class FakeClock implements LongSupplier {

    private long now;

    @Override
    public long getAsLong() {
        return now;
    }

    void advance(long nanos) {
        now += nanos;
    }
}
