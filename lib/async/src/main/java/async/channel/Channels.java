package async.channel;

/// Ways from one task to another.
public final class Channels {

    private Channels() {}

    /// A channel that holds up to `capacity` values; who sends more waits until some are received.
    /// It takes the memory for all places at once.
    ///
    /// {@snippet class=ChannelTest region=bounded}
    ///
    /// @throws IllegalArgumentException if `capacity` is not from 1 to 2^30
    public static <T> Channel<T> bounded(int capacity) {
        if (capacity < 1 || capacity > 1 << 30)
            throw new IllegalArgumentException("a channel holds 1 to 2^30 values, not " + capacity
                    + "; a hand-over without a buffer is left out, and without a bound it is unbounded()");
        return Channel.over(new Ring<>(capacity));
    }

    /// A channel whose senders never wait. It grows until the memory is full if they are faster than the receiver
    /// for long: prefer [#bounded].
    ///
    /// {@snippet class=ChannelTest region=unbounded}
    public static <T> Channel<T> unbounded() {
        return Channel.over(new Chain<>());
    }

    /// A channel for one value, once: an answer.
    ///
    /// {@snippet class=OneShotTest region=oneshot}
    public static <T> OneShot<T> oneshot() {
        return OneShot.create();
    }
}
