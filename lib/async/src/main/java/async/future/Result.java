package async.future;

/// How a future ended: a value, or the very exception that it failed with.
///
/// {@snippet class=OutcomeTest region=outcome}
///
/// Idea: `Result` in Rust.
public sealed interface Result<T> {

    /// It gave `value`, which may be null.
    record Ok<T>(T value) implements Result<T> {}

    /// It failed.
    record Err<T>(Exception error) implements Result<T> {}
}
