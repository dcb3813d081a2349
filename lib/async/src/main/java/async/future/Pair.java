package async.future;

/// Both values of a join.
///
/// {@snippet class=JoinTest region=join}
public record Pair<A, B>(A first, B second) {}
