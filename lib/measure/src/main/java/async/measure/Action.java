package async.measure;

/// Something to do, which may fail. Its time is taken by whoever runs it.
///
/// {@snippet class=MeasureTest region=time}
@FunctionalInterface
public interface Action {

    void run() throws Exception;

    /// An action with the name that its bar or row will carry.
    record Named(String name, Action action) {}
}
