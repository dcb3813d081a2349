package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Cancelled;
import async.core.Future;
import java.io.IOException;

/// Bodies that do something about being closed. Each is closed at every await that it waits at.
public final class Cancelling {

    private Cancelling() {}

    static Future<?> sees_cancelled_and_lets_it_pass(Run run) {
        return async(() -> {
            try {
                await(run.later(1));
                await(run.later(2));
            } catch (Cancelled c) {
                run.log("seen", c);
                throw c;
            } catch (Exception e) {
                run.log("never: Cancelled is no Exception", e);
            } finally {
                run.log("finally");
            }
            return "to its end";
        });
    }

    static Future<?> swallows_it_and_gives_a_value(Run run) {
        return async(() -> {
            long wide = 3;
            try {
                wide += await(run.later(4));
            } catch (Throwable t) {
                run.log("swallowed", t, wide);
            }
            return wide;
        });
    }

    static Future<?> swallows_it_and_awaits_on(Run run) {
        return async(() -> {
            for (int i = 0; i < 5; i++) {
                String turn = "turn" + i;
                try {
                    run.log(turn, await(run.later(i)));
                } catch (Throwable t) {
                    run.log(turn, t);
                }
            }
            return "dropped";
        });
    }

    static Future<?> will_not_stop(Run run) {
        return async(() -> {
            int rounds = 0;
            for (int ends = 0; ends < 3; ends++) {
                try {
                    for (int turns = 0; turns < 3; turns++) await(run.later(turns));
                    return rounds;
                } catch (Throwable t) {
                    rounds++;
                    if (rounds < 1000) ends = 0;
                }
            }
            return rounds;
        });
    }

    static Future<?> stops_after_just_a_hundred_rounds(Run run) {
        return async(() -> {
            int rounds = 0;
            while (rounds < 99) {
                try {
                    await(run.later(1));
                    rounds += 50;
                } catch (Cancelled c) {
                    rounds++;
                }
            }
            return run.seen(rounds);
        });
    }

    static Future<?> retries_on_every_exception(Run run) {
        return async(() -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    if (attempt < 4) await(run.fails(new IOException("attempt " + attempt)));
                    return await(run.later(attempt));
                } catch (Exception e) {
                    run.log("again", e);
                }
            }
        });
    }

    static Future<?> throws_another_exception_instead(Run run) {
        return async(() -> {
            try {
                return await(run.later(1));
            } catch (Cancelled c) {
                throw new IllegalStateException("instead", c);
            }
        });
    }

    static Future<?> values_on_the_stack_when_it_is_closed(Run run) {
        return async(() -> {
            long wide = 1L << 40;
            int[] cells = {1, 2};
            try {
                cells[run.seen(1)] += wide * await(run.later(2L)) > 5 ? await(run.later(3)) : 4;
                return new StringBuilder(await(run.later("built"))).append(cells[1]);
            } catch (Cancelled c) {
                run.log("untouched", wide, cells);
                return wide;
            }
        });
    }

    @SuppressWarnings("finally")
    static Future<?> a_return_in_finally_drops_cancelled(Run run) {
        return async(() -> {
            for (int i = 0; i < 3; i++) {
                try {
                    await(run.later(i));
                } finally {
                    run.log("goes on", i);
                    continue;
                }
            }
            return "end";
        });
    }
}
