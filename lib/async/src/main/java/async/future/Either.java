package async.future;

/// Which of two futures came first, and with what.
///
/// {@snippet class=SelectTest region=select}
public sealed interface Either<A, B> {

    /// The first one did.
    record Left<A, B>(A value) implements Either<A, B> {}

    /// The second one did.
    record Right<A, B>(B value) implements Either<A, B> {}
}
