package async.channel;

/// What became of a value that was offered. It is the channel's only if it was `SENT`.
///
/// {@snippet class=ChannelTest region=trySend}
public enum Offer {
    /// The receiver will find it, unless it gives up.
    SENT,
    /// There is no room now.
    FULL,
    /// Nobody will receive it.
    CLOSED
}
