package async.check;

/// One breach of the contract that [async.core.Future] states.
///
/// @param sentence what was done, and the way out
/// @param site where the future was given to [Checked]: the innermost frame of a user, or null
///
/// {@snippet class=CheckedTest region=breach}
public record Breach(Kind kind, String sentence, StackTraceElement site) {

    static Breach of(Kind kind, Throwable cause, StackTraceElement site) {
        return new Breach(kind, cause == null ? kind.sentence : kind.sentence + " (" + cause + ")", site);
    }

    @Override
    public String toString() {
        return site == null ? sentence : sentence + "\n    checked at " + site;
    }

    /// Whose fault it is, the future's or its caller's, stands in the sentence.
    public enum Kind {
        BLOCKED("this future slept, parked or waited in its own poll or close: await, or use Blocking.blocking"),
        NO_ANSWER("this future answered null: answer Poll.ready(null), or keep the waker and answer Poll.pending()"),
        NO_WAKER("this future answered Pending without asking this poll for cx.waker(): keep that first, in each poll"),
        LOST_WAKER("this future waits, and its waker is garbage, so nobody will wake it: keep it where the event is"),
        STALE_WAKER("this future woke only the waker of an older poll: a task that has moved would sleep on"),
        BROKEN_WAKER("the waker that this future was given has thrown: wake() must never throw"),
        BROKEN_BY_EXTRA_POLL("this future failed in a poll that nobody had asked for: it must answer Pending again"),
        POLLED_AFTER_END("the caller polled this future after its value, failure or close: make a new one"),
        ANSWERED_AFTER_END("this future answered a poll after its end: throw Future.spent(), or extend Once"),
        POLLED_IN_POLL("this future was polled inside its own poll or close: wake its waker instead"),
        CLOSED_IN_POLL("this future was closed inside its own poll or close: answer, and let the owner close it"),
        OVERLAP("two threads used this future at once: a future has one owner, who hands it over"),
        CLOSED_TWICE("this future's second close threw: it must do nothing");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }
    }
}
