package async.channel;

/// The other end is closed. A failed send gives its value back: [#value].
///
/// {@snippet class=ChannelTest region=givenBack}
public final class ChannelClosedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Object value;

    private ChannelClosedException(String message, Object value) {
        super(message);
        this.value = value;
    }

    static ChannelClosedException notSent(Object value) {
        return new ChannelClosedException("the channel is closed; value() has what was not sent", value);
    }

    static ChannelClosedException neverSent() {
        return new ChannelClosedException("the sender was closed before it sent anything", null);
    }

    /// The very object that was not sent; null for a receiver.
    ///
    /// {@snippet class=ChannelTest region=givenBack}
    public Object value() {
        return value;
    }
}
