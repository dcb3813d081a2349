package async.measure.models.crowd;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.supplyAsync;

import async.measure.models.Crowd;
import async.measure.models.Work;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A chain of stages for each job, on the common pool of the JVM. While it waits it has no thread, only a timer.
public final class CompletableFutureCrowd implements Crowd {

    @Override
    public long run(int n, Work work) throws Exception {
        var computed = new ArrayList<CompletableFuture<Long>>(n);
        try {
            for (int i = 0; i < n; i++) computed.add(supplyAsync(work::compute));
            var jobs = computed.stream().map(number -> paused(number, work)).toArray(CompletableFuture[]::new);
            allOf(jobs).get();
            return Stream.of(jobs).mapToLong(job -> (long) job.join()).sum();
        } finally {
            computed.forEach(number -> number.cancel(true)); // what has not begun never will
        }
    }

    private static CompletableFuture<Long> paused(CompletableFuture<Long> number, Work work) {
        if (!work.waits()) return number;
        long nanos = work.pause().toNanos();
        return number.thenCompose(
                given -> new CompletableFuture<Long>().completeOnTimeout(given, nanos, TimeUnit.NANOSECONDS));
    }
}
