package async.bench.job;

import async.bench.piece.OneShot;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;

/// A thread a task: virtual ones on two carriers, or platform threads on the cores of the machine.
final class ThreadWorkers implements Workers {

    private final ThreadFactory threads;

    ThreadWorkers(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public void spawns(int tasks) throws Exception {
        drive(tasks, left -> spawn(left::end));
    }

    @Override
    public void yields(int tasks, int times) throws Exception {
        drive(
                tasks,
                left -> spawn(() -> {
                    for (int i = 0; i < times; i++) Thread.yield();
                    left.end();
                }));
    }

    @Override
    public void pairs(int pairs) throws Exception {
        drive(pairs, left -> spawn(() -> ping(left)));
    }

    private void ping(Countdown left) {
        var there = new OneShot();
        var back = new OneShot();
        spawn(() -> back.send(Blocker.blockOn(there)));
        there.send(1);
        Blocker.blockOn(back);
        left.end();
    }

    @Override
    public void chain(int links) throws Exception {
        drive(1, left -> link(links, left));
    }

    private void link(int more, Countdown end) {
        spawn(() -> {
            if (more == 1) end.end();
            else link(more - 1, end);
        });
    }

    private void drive(int tasks, Consumer<Countdown> spawn) throws Exception {
        var driver = new FutureTask<Void>(() -> {
            var left = new Countdown(tasks);
            for (int i = 0; i < tasks; i++) spawn.accept(left);
            new Blocker().await(left.over());
            return null;
        });
        spawn(driver);
        driver.get();
    }

    private void spawn(Runnable body) {
        threads.newThread(body).start();
    }
}
