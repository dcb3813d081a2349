package async.bench.piece;

import async.channel.Channel;
import async.channel.Channels;
import async.channel.Offer;
import async.channel.Receiver;
import async.channel.Sender;
import async.core.Context;
import async.core.Future;
import async.core.Poll;

/// A bounded channel of one place; by polls, it is offered a value before it is asked to wait for room.
public final class ChannelLink implements Link {

    private final Channel<Object> channel = Channels.bounded(1);
    private Future<Void> waiting;

    public Sender<Object> sender() {
        return channel.sender();
    }

    public Receiver<Object> receiver() {
        return channel.receiver();
    }

    @Override
    public Poll<Object> take(Context cx) throws Exception {
        return receiver().pollNext(cx);
    }

    @Override
    public Poll<Void> put(Object given, Context cx) throws Exception {
        if (waiting == null) {
            if (sender().trySend(given) == Offer.SENT) return Poll.ready(null);
            waiting = sender().send(given);
        }
        if (!(waiting.poll(cx) instanceof Poll.Ready)) return Poll.pending();
        waiting = null;
        return Poll.ready(null);
    }
}
