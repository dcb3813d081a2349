package async.actor;

/// The actor has ended, or takes nothing more, and has not handled this message. What the actor failed with, if
/// it did, is the cause.
///
/// {@snippet class=ActorTest region=stop}
public final class DeadLetterException extends Exception {

    private static final long serialVersionUID = 1L;

    DeadLetterException(Throwable cause) {
        super("the actor has ended without handling this message; make a new one", cause);
    }
}
