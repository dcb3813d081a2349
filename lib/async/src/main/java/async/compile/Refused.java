package async.compile;

/// This body cannot be compiled; the message says why, where, and what to write instead. A coroutine takes it.
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    Refused(String why) {
        super(why, null, false, false);
    }
}
