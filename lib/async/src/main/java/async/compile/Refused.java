package async.compile;

/// This body cannot be compiled; the message says why, where, and what to write instead. A coroutine takes it, unless
/// no engine is to run it.
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    final boolean always;

    Refused(String why) {
        this(why, false);
    }

    /// @param always whether no engine is to run it
    Refused(String why, boolean always) {
        super(why, null, false, false);
        this.always = always;
    }
}
