package async.measure.models.brigade;

import static async.await.Async.async;
import static async.await.Async.await;

import async.core.Future;
import async.executor.LocalExecutor;
import async.io.Net;
import async.io.Pipe;
import async.measure.models.Brigade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A task for each member, all on the caller's thread, which awaits a read of its pipe.
public final class TaskPipes implements Brigade {

    private final LocalExecutor executor = new LocalExecutor();
    private final List<Pipe> pipes = new ArrayList<>();

    public TaskPipes(int size) {
        try {
            for (int i = 0; i <= size; i++) pipes.add(Net.pipe());
        } catch (IOException refused) {
            close();
            throw new UncheckedIOException(
                    "this system opened " + pipes.size() + " pipes and no more: ask for fewer members", refused);
        }
        for (int i = 0; i < size; i++)
            executor.spawn(pass(pipes.get(i).reader(), pipes.get(i + 1).writer()));
    }

    private static Future<Void> pass(Pipe.Reader from, Pipe.Writer to) {
        return async(() -> {
            var bucket = ByteBuffer.allocateDirect(1);
            while (await(from.read(bucket.clear())) > 0) await(to.writeAll(bucket.flip()));
        });
    }

    @Override
    public void send(int laps) throws Exception {
        var first = pipes.getFirst().writer();
        var last = pipes.getLast().reader();
        executor.run(async(() -> {
            var bucket = ByteBuffer.allocateDirect(1);
            for (int i = 0; i < laps; i++) {
                await(first.writeAll(bucket.clear()));
                await(last.read(bucket.clear()));
            }
        }));
    }

    @Override
    public void close() {
        executor.close();
        pipes.forEach(Pipe::close);
    }
}
