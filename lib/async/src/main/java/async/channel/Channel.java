package async.channel;

/// Both ends of a channel. The sender is for everybody, the receiver for one.
///
/// {@snippet class=ChannelTest region=bounded}
public record Channel<T>(Sender<T> sender, Receiver<T> receiver) {

    static <T> Channel<T> over(Buffer<T> buffer) {
        return new Channel<>(new Sender<>(buffer), new Receiver<>(buffer));
    }
}
