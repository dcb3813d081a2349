package async.channel;

import async.core.Future;

/// Both ends of a channel for one value.
///
/// {@snippet class=OneShotTest region=oneshot}
///
/// @param receiver fails with [ChannelClosedException] if the sender is closed instead of sending
public record OneShot<T>(OneShotSender<T> sender, Future<T> receiver) {

    static <T> OneShot<T> create() {
        var answer = new Answer<T>();
        return new OneShot<>(new OneShotSender<>(answer), answer);
    }
}
