package async.measure.gym;

import async.core.Future;

/// Makes one future of two.
@FunctionalInterface
public interface OfTwo {

    /// {@snippet class=GymTest region=two}
    Future<String> of(Future<String> one, Future<String> other);
}
