package async.bench.job;

/// A peer cannot do a job: one sentence says why.
final class Declined extends Exception {

    private static final long serialVersionUID = 1L;

    Declined(String why) {
        super(why);
    }
}
