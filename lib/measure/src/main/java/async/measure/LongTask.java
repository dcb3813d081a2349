package async.measure;

/// Something that measures itself and answers in nanoseconds.
///
/// {@snippet class=MeasureTest region=repeat}
@FunctionalInterface
public interface LongTask {

    long run() throws Exception;
}
