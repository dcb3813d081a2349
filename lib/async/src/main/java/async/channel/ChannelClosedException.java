package async.channel;

/// The other end is closed. A failed send gives its value back: [#value]. If the channel failed, that is the cause.
///
/// {@snippet class=ChannelTest region=givenBack}
public final class ChannelClosedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Object value;

    private ChannelClosedException(String message, Object value, Exception cause) {
        super(message, cause);
        this.value = value;
    }

    /// @param cause what the channel failed with, or null
    static ChannelClosedException notSent(Object value, Exception cause) {
        return new ChannelClosedException("the channel is closed; value() has what was not sent", value, cause);
    }

    static ChannelClosedException neverSent() {
        return new ChannelClosedException("the sender was closed before it sent anything", null, null);
    }

    /// The very object that was not sent; null for a receiver.
    ///
    /// {@snippet class=ChannelTest region=givenBack}
    public Object value() {
        return value;
    }
}
