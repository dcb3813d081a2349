package async.bench.job;

/// What the parked tasks have received. A plain static field, since all of them share one thread and none should
/// have to carry where to add.
final class Sum {

    static long received;

    private Sum() {}
}
