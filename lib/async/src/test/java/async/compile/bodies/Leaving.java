package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.io.IOException;

/// Finally blocks and resources, with awaits in them: what a body does on its way out.
public final class Leaving {

    private Leaving() {}

    private static void boom(String why) {
        throw new IllegalArgumentException(why);
    }

    @SuppressWarnings("finally")
    static Future<?> a_return_in_finally_wins(Run run) {
        return async(() -> {
            try {
                if (await(run.later(true))) throw new IOException("lost");
                return "never";
            } finally {
                return "from finally " + await(run.later(1));
            }
        });
    }

    static Future<?> a_return_value_waits_for_finally(Run run) {
        return async(() -> {
            int number = 1;
            try {
                return number + await(run.later(10));
            } finally {
                number = 100;
                run.log("finally", await(run.later(number)));
            }
        });
    }

    @SuppressWarnings("finally")
    static Future<?> break_and_continue_through_finally(Run run) {
        return async(() -> {
            String trail = "";
            for (int i = 0; i < 5; i++) {
                try {
                    if (i == 1) continue;
                    if (i == 3) break;
                    trail += await(run.later("try" + i));
                } finally {
                    trail += await(run.later(" fin" + i + " "));
                    if (i == 1) continue;
                }
                trail += "end" + i;
            }
            return trail;
        });
    }

    static Future<?> finally_in_finally(Run run) {
        return async(() -> {
            String depth = "outer";
            try {
                try {
                    run.log("body", await(run.later(1)));
                    boom("body");
                } finally {
                    depth = "middle";
                    try {
                        run.log(depth, await(run.later(2)));
                        boom("replaces");
                    } finally {
                        depth = "inner";
                        run.log(depth, await(run.later(3)));
                    }
                }
            } catch (IllegalArgumentException e) {
                return depth + e.getMessage() + await(run.later(4));
            } finally {
                run.log("last", await(run.later(5)));
            }
            return "never";
        });
    }

    static Future<?> resources_are_closed_in_turn(Run run) {
        return async(() -> {
            try (var a = run.resource("a" + await(run.later(1)));
                    var b = run.resource(await(run.later("b")))) {
                run.log("inside", a.name, b.name, await(run.later(2)));
                return await(run.later("value"));
            } finally {
                run.log("afterwards", await(run.later(3)));
            }
        });
    }

    static Future<?> what_resources_throw_is_suppressed(Run run) {
        return async(() -> {
            try (var a = run.resource("a", run.know(new IOException("close a")));
                    var b = run.resource("b", run.know(new IOException("close b")))) {
                run.log("inside", a.name, b.name);
                await(run.fails(new IllegalStateException("body")));
            } catch (IllegalStateException e) {
                run.log("caught", e, await(run.later(1)));
            }
            try (var c = run.resource("c", run.know(new IOException("close c")))) {
                return c.name + await(run.later(2));
            }
        });
    }

    static Future<?> a_resource_that_cannot_be_opened_or_is_null(Run run) {
        return async(() -> {
            try (var a = run.resource("a");
                    var nothing = await(run.<Run.Resource>later(null));
                    var b = await(run.<Run.Resource>fails(new IOException("no b")))) {
                run.log("never", a, nothing, b);
            } catch (IOException e) {
                return e;
            }
            return null;
        });
    }
}
