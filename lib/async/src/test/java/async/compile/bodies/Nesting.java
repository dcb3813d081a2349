package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// Bodies within bodies, bodies without a value, bodies that do not wait.
public final class Nesting {

    private Nesting() {}

    private static Future<Long> factorial(Run run, int n) {
        return async(() -> n <= 1 ? await(run.later(1L)) : n * await(factorial(run, n - 1)));
    }

    private static Future<String> failing(Run run, String why) {
        return async(() -> {
            try {
                run.log("before", why, await(run.later(1)));
                throw run.know(new IOException(why));
            } finally {
                run.log("leaving", why);
            }
        });
    }

    static Future<?> recursion(Run run) {
        return factorial(run, 6);
    }

    static Future<?> a_body_in_a_body_in_a_body(Run run) {
        return async(() -> {
            int a = await(run.later(1));
            Future<Integer> middle = async(() -> {
                int b = a + await(run.later(2));
                return b * await(async(() -> b + await(run.later(3))));
            });
            run.log("not yet");
            return a + await(middle) + await(async(() -> a));
        });
    }

    static Future<?> a_failure_comes_up_through_all_of_them(Run run) {
        return async(() -> {
            try {
                return await(async(() -> {
                    try {
                        return await(failing(run, "deep"));
                    } finally {
                        run.log("middle", await(run.later(2)));
                    }
                }));
            } catch (IOException e) {
                run.log("top", e, await(run.later(3)));
                throw e;
            }
        });
    }

    static Future<?> an_action(Run run) {
        return async(() -> {
            run.log("one", await(run.later(1)));
            if (await(run.later(true))) return;
            run.log("never");
        });
    }

    static Future<?> an_action_of_one_expression(Run run) {
        var count = new AtomicInteger();
        return async(() -> {
            await(async(() -> count.set(await(run.later(5)))));
            Future<Void> logged = async(() -> run.log("count", await(run.later(count.get()))));
            return await(logged);
        });
    }

    static Future<?> an_action_that_fails(Run run) {
        return async(() -> {
            await(run.fails(new IllegalStateException("action")));
        });
    }

    static Future<?> nothing_but_null(Run run) {
        return async(() -> null);
    }

    static Future<?> null_after_an_await(Run run) {
        return async(() -> {
            run.log("value", await(run.later("x")));
            return null;
        });
    }

    static Future<?> no_await_at_all(Run run) {
        int captured = 20;
        return async(() -> {
            int sum = captured;
            for (int i = 0; i < 3; i++) sum += i;
            run.log("sum", sum);
            return sum;
        });
    }

    static Future<?> no_await_but_a_failure(Run run) {
        return async(() -> {
            if (run.seen(true)) throw new IOException("at once");
            return 1;
        });
    }

    static Future<?> an_await_that_is_never_reached(Run run) {
        return async(() -> {
            if (run.seen(1) == 1) return "early";
            return await(run.later("never"));
        });
    }

    static Future<?> a_body_made_by_another_and_run_later(Run run) {
        return async(() -> {
            Future<Future<String>> maker = async(() -> {
                String made = await(run.later("made"));
                return async(() -> made + await(run.later(" and run")));
            });
            Future<String> later = await(maker);
            run.log("between", await(run.later(0)));
            return await(later);
        });
    }

    static Future<?> a_body_closed_unpolled_by_its_maker(Run run) {
        return async(() -> {
            Future<Integer> unused = async(() -> run.seen(1) + await(run.later(2)));
            try (unused) {
                run.log("inside", await(run.later(3)));
            }
            try {
                return await(unused);
            } catch (IllegalStateException e) {
                return e;
            }
        });
    }

    static Future<?> deep_chains_of_bodies_with_a_finally_each(Run run) {
        return chain(run, 8);
    }

    private static Future<Integer> chain(Run run, int depth) {
        return async(() -> {
            long wide = depth * 10L;
            try {
                if (depth == 0) return await(run.later(1));
                return await(chain(run, depth - 1)) + await(run.later(1));
            } finally {
                run.log("depth", depth, wide);
            }
        });
    }
}
