package async.measure.models.brigade;

import static async.await.Async.async;
import static async.await.Async.await;

import async.actor.Actor;
import async.channel.Channel;
import async.channel.Channels;
import async.executor.LocalExecutor;
import async.measure.models.Brigade;
import java.util.function.Consumer;

/// An actor for each member, which tells the next one. There is one bucket, so no mailbox is ever full.
public final class ActorBrigade implements Brigade {

    /// What an actor knows: whom to tell.
    private record Member(Consumer<String> next) {}

    private final LocalExecutor executor = new LocalExecutor();
    private final Channel<String> home = Channels.bounded(1);
    private final Consumer<String> first;

    public ActorBrigade(int size) {
        Consumer<String> next = home.sender()::trySend;
        for (int i = 0; i < size; i++) next = handingOnTo(next);
        first = next;
    }

    private Consumer<String> handingOnTo(Consumer<String> next) {
        Actor<Member> actor = Actor.of(1, 0, () -> new Member(next));
        executor.spawn(actor.run());
        return bucket -> actor.ref().tryTell(member -> member.next().accept(bucket));
    }

    @Override
    public void send(int laps) throws Exception {
        executor.run(async(() -> {
            for (int i = 0; i < laps; i++) {
                first.accept("bucket");
                await(home.receiver().next());
            }
        }));
    }

    @Override
    public void close() {
        executor.close();
    }
}
