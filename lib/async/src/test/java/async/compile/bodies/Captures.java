package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What bodies capture, and the classes and lambdas that stand inside them.
public final class Captures {

    private Captures() {}

    static Future<?> captures_of_every_kind(Run run) {
        byte a = 1;
        short b = 2;
        char c = '3';
        int d = 4;
        long e = 1L << 40;
        float f = 5.5f;
        double g = 6.25;
        boolean h = true;
        String i = "text";
        int[] j = {7};
        Object k = null;
        return async(() -> {
            run.log("first", a, b, c, d, e, f, g, h, i, j, k);
            j[0] += await(run.later(1));
            run.log("then", k, j, i, h, g, f, e, d, c, b, a);
            return a + b + c + await(run.later(d)) + e + f + g + (h ? 1 : 0);
        });
    }

    static Future<?> local_and_anonymous_classes(Run run) {
        int captured = 6;
        return async(() -> {
            int inner = await(run.later(7));
            class Local {
                final int number;

                Local(int number) {
                    this.number = number + captured + inner;
                }
            }
            var local = new Local(await(run.later(1)));
            int second = await(run.later(2));
            var anonymous = new Object() {
                int sum = local.number + second;

                int twice() {
                    return sum * 2 + inner;
                }
            };
            anonymous.sum += await(run.later(3));
            return anonymous.twice() + new Local(await(run.later(4))).number;
        });
    }

    static Future<?> lambdas_inside_a_body(Run run) {
        return async(() -> {
            int factor = await(run.later(3));
            long wide = await(run.later(1L << 34));
            Function<Integer, Long> scale = x -> x * factor + wide;
            List<String> words = new ArrayList<>(List.of("ccc", "a", "bb"));
            words.sort(Comparator.comparing(String::length));
            Runnable log = () -> run.log("words", words, factor);
            log.run();
            Supplier<Supplier<String>> deep = () -> () -> words.getFirst() + factor;
            words.addFirst(await(run.later("first")));
            log.run();
            return scale.apply(await(run.later(2))) + deep.get().get();
        });
    }

    static Future<?> one_lambda_run_many_times_with_other_captures(Run run) {
        return async(() -> {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int me = i;
                futures.add(async(() -> me * 10 + await(run.later(me))));
            }
            int sum = 0;
            for (Future<Integer> each : futures.reversed()) sum = sum * 100 + await(each);
            return sum;
        });
    }
}
