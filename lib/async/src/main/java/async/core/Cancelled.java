package async.core;

/// What a cancelled body sees at its `await`. Let it pass: `finally` blocks run, and the body ends.
///
/// An Error and not an Exception, so that no `catch (Exception e)` of a retry loop swallows it. Without a stack
/// trace, since it says where somebody gave up, not where something went wrong. What the awaited future throws at its
/// close is suppressed in it.
///
/// {@snippet class=AsyncTest region=cancelled}
///
/// Idea: Kotlin's `CancellationException`, after the many bugs of catching it by accident.
public final class Cancelled extends Error {

    private static final long serialVersionUID = 1L;

    public Cancelled() {
        super("cancelled at an await; let it pass", null, true, false);
    }
}
