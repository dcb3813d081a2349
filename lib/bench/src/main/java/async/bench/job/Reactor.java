package async.bench.job;

import async.bench.piece.Laps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Operators of Project Reactor on its scheduler of one thread.
final class Reactor implements Peer {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Scheduler thread = Schedulers.newSingle("one", true);

    /// Each `publishOn` is a queue of one place, between who asks for the next bucket and who gives it.
    @Override
    public Ring channels(int tasks) {
        Sinks.Many<Object> first = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(1));
        Flux<Object> flux = first.asFlux();
        for (int i = 0; i <= tasks; i++) flux = flux.publishOn(thread, 1);
        var last = new Driver(first);
        flux.subscribe(bucket -> last.back());
        return last;
    }

    /// Sends a bucket whenever one has come back.
    private final class Driver implements Ring {

        private final Sinks.Many<Object> first;
        private int left;
        private CompletableFuture<Void> end;

        Driver(Sinks.Many<Object> first) {
            this.first = first;
        }

        @Override
        public void send(int laps) {
            end = new CompletableFuture<>();
            left = laps;
            thread.schedule(this::next);
            end.join();
        }

        private void next() {
            first.emitNext(Laps.BUCKET, Sinks.EmitFailureHandler.FAIL_FAST);
        }

        void back() {
            if (--left == 0) end.complete(null);
            else next();
        }
    }

    @Override
    public Ring slots(int tasks) throws Declined {
        throw new Declined("Reactor hands over by publishOn, which hop measures; nothing under it is for users");
    }

    @Override
    public Ring pipes(int tasks) throws Declined {
        throw new Declined("reactor-core waits for nothing of the kernel's, and Reactor Netty for no pipe");
    }

    @Override
    public void yields(int tasks, int times) {
        Mono<Void> yielder =
                Mono.<Void>empty().subscribeOn(thread).repeat(times).then();
        Flux.range(0, tasks).flatMap(i -> yielder, tasks, 1).subscribeOn(thread).blockLast();
    }

    @Override
    public long spawnJoin(int tasks, boolean late) {
        return Flux.range(0, tasks)
                .flatMapSequential(i -> late ? returning(i).publishOn(thread) : returning(i), tasks, 1)
                .reduce(0L, Long::sum)
                .subscribeOn(thread)
                .block();
    }

    private Mono<Integer> returning(int value) {
        return Mono.fromCallable(() -> value).subscribeOn(thread);
    }

    @Override
    public Waiters waiters(int tasks) {
        List<Sinks.One<Integer>> shots = new ArrayList<>(tasks);
        return new Waiters() {
            @Override
            public void park() {
                shots.clear();
                Relay.run(thread::schedule, tasks, i -> shots.add(waiter()));
            }

            @Override
            public boolean waits(int i) {
                return shots.get(i).currentSubscriberCount() > 0;
            }

            @Override
            public void resume(int some) {
                Relay.run(thread::schedule, some, i -> shots.get(i).tryEmitValue(i));
            }
        };
    }

    private Sinks.One<Integer> waiter() {
        Sinks.One<Integer> shot = Sinks.one();
        shot.asMono().publishOn(thread).subscribe(value -> Sum.received += value);
        return shot;
    }

    @Override
    public void nap(Naps naps) {
        var over = Sinks.<Void>empty();
        thread.schedule(() -> {
            for (int i = 0; i < naps.size(); i++) napper(naps, i, over);
        });
        over.asMono().block();
    }

    private void napper(Naps naps, int i, Sinks.Empty<Void> over) {
        thread.schedule(() -> {
            long due = naps.due(i);
            Mono.delay(naps.span(i), thread).subscribe(time -> {
                if (naps.woke(due)) over.tryEmitEmpty();
            });
        });
    }

    @Override
    public void sleepers(int tasks) {
        Relay.run(thread::schedule, tasks, i -> Mono.delay(HOUR, thread).subscribe());
    }

    @Override
    public void timeouts(int times) {
        Mono.empty()
                .subscribeOn(thread)
                .timeout(MINUTE, thread)
                .repeat(times - 1)
                .blockLast();
    }
}
