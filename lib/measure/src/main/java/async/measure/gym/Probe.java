package async.measure.gym;

/// A check of something that may be broken: true if it behaves.
///
/// {@snippet class=GymTest region=check}
@FunctionalInterface
public interface Probe<S> {

    /// False, a throw, or no answer at all says that `subject` is broken.
    ///
    /// {@snippet class=GymTest region=check}
    boolean holds(S subject) throws Exception;
}
