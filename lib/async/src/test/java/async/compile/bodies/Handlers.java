package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.io.FileNotFoundException;
import java.io.IOException;

/// Awaits in try, catch and finally, and exceptions that cross them.
public final class Handlers {

    private Handlers() {}

    private static void boom(String why) {
        throw new IllegalArgumentException(why);
    }

    static Future<?> a_failure_is_caught_by_its_type(Run run) {
        return async(() -> {
            for (Throwable failure : new Throwable[] {
                new FileNotFoundException("file"),
                new IOException("io"),
                new RuntimeException("run"),
                new Error("error")
            }) {
                String kept = "kept";
                try {
                    run.log("never", kept, await(run.<Object>fails(failure)));
                } catch (FileNotFoundException e) {
                    run.log("file", kept, e);
                } catch (IOException | RuntimeException e) {
                    run.log("either", kept, e, e == failure);
                } catch (Error e) {
                    run.log("error", kept, e);
                }
            }
            return "all caught";
        });
    }

    static Future<?> a_failure_nobody_catches(Run run) {
        return async(() -> {
            try {
                return await(run.fails(new IOException("out")));
            } catch (RuntimeException e) {
                return "never";
            } finally {
                run.log("finally");
            }
        });
    }

    static Future<?> a_throwable_that_is_no_exception(Run run) {
        return async(() -> {
            try {
                return await(run.fails(new Throwable("odd")));
            } catch (Exception e) {
                run.log("as", e);
                throw e;
            }
        });
    }

    static Future<?> a_caught_exception_lives_over_awaits(Run run) {
        return async(() -> {
            Exception first = null;
            try {
                boom("first" + await(run.later(1)));
            } catch (IllegalArgumentException e) {
                run.log("caught", e, await(run.later("one")));
                try {
                    await(run.fails(new IOException("second")));
                } catch (IOException again) {
                    again.addSuppressed(e);
                    await(run.later(0));
                    first = again;
                }
                await(run.later(0));
                run.log("still", e);
            }
            throw new RuntimeException("wraps", first);
        });
    }

    static Future<?> rethrown_from_catch_with_a_finally_that_awaits(Run run) {
        return async(() -> {
            long wide = 5;
            try {
                try {
                    await(run.fails(new IOException("io")));
                } catch (IOException e) {
                    run.log("in catch", await(run.later(wide++)));
                    throw new IllegalStateException(e);
                } finally {
                    run.log("in finally", await(run.later(wide++)));
                }
            } catch (IllegalStateException e) {
                run.log("outside", e, await(run.later(wide)));
                throw e.getCause() instanceof IOException io ? io : e;
            }
            return wide;
        });
    }

    static Future<?> failures_of_the_body_itself(Run run) {
        return async(() -> {
            int[] numbers = new int[1];
            int zero = await(run.later(0));
            try {
                numbers[0] = 1 / zero;
            } catch (ArithmeticException e) {
                run.log("arithmetic", e, await(run.later(1)));
            }
            try {
                await(null);
            } catch (NullPointerException e) {
                run.log("no future", e);
            }
            Object text = "text";
            return numbers[0] + (Integer) text;
        });
    }

    static Future<?> a_future_awaited_twice(Run run) {
        return async(() -> {
            Future<Integer> once = run.later(1);
            int sum = await(once);
            try {
                sum += await(once);
            } catch (IllegalStateException e) {
                run.log("spent", e);
            }
            return sum;
        });
    }

    static Future<?> try_inside_an_expression_by_a_switch(Run run) {
        return async(() -> 100
                + switch (await(run.later(1))) {
                    case 1 -> {
                        try {
                            yield await(run.<Integer>fails(new IOException("one")));
                        } catch (IOException e) {
                            yield await(run.later(1));
                        } finally {
                            run.log("finally", await(run.later(2)));
                        }
                    }
                    default -> 0;
                });
    }

    static Future<?> retries_until_it_works(Run run) {
        return async(() -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    if (attempt < 4) await(run.fails(new IOException("attempt " + attempt)));
                    return attempt + await(run.later(" attempts"));
                } catch (Exception e) {
                    run.log("again", e);
                    await(run.later("backoff"));
                }
            }
        });
    }

    static Future<?> an_empty_catch_and_an_empty_try(Run run) {
        return async(() -> {
            int number = 1;
            try {
                number = await(run.<Integer>fails(new IOException("swallowed")));
            } catch (IOException swallowed) {
            }
            try {
            } finally {
                number += await(run.later(5));
            }
            return number;
        });
    }
}
