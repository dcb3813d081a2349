package async.bench.job;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Operators of Project Reactor on its scheduler of two threads. Each task goes to the next of them, and stays there.
final class ReactorWorkers implements Workers {

    private final Scheduler threads = Schedulers.newParallel("two", SIZE, true);

    @Override
    public void spawns(int tasks) {
        drive(tasks, this::spawn);
    }

    @Override
    public void yields(int tasks, int times) {
        drive(
                tasks,
                end -> Mono.empty()
                        .subscribeOn(Schedulers.single(threads))
                        .repeat(times)
                        .doOnComplete(end)
                        .subscribe());
    }

    @Override
    public void pairs(int pairs) {
        drive(pairs, end -> spawn(() -> ping(end)));
    }

    private void ping(Runnable end) {
        Sinks.One<Integer> there = Sinks.one();
        Sinks.One<Integer> back = Sinks.one();
        there.asMono().publishOn(threads).subscribe(back::tryEmitValue);
        there.tryEmitValue(1);
        back.asMono().publishOn(threads).subscribe(ball -> end.run());
    }

    @Override
    public void chain(int links) {
        drive(1, end -> link(links, end));
    }

    private void link(int left, Runnable end) {
        spawn(() -> {
            if (left == 1) end.run();
            else link(left - 1, end);
        });
    }

    private void spawn(Runnable body) {
        Mono.fromRunnable(body).subscribeOn(threads).subscribe();
    }

    /// The driver's second half runs on the scheduler too, once the last task has ended.
    private void drive(int tasks, Consumer<Runnable> spawn) {
        var left = new AtomicInteger(tasks);
        var over = Sinks.<Void>empty();
        Runnable end = () -> {
            if (left.decrementAndGet() == 0) over.tryEmitEmpty();
        };
        Mono.fromRunnable(() -> {
                    for (int i = 0; i < tasks; i++) spawn.accept(end);
                })
                .subscribeOn(threads)
                .then(over.asMono())
                .publishOn(threads)
                .block();
    }
}
