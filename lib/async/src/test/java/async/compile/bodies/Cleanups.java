package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Cancelled;
import async.core.Future;
import java.io.IOException;

/// What bodies do while they are closed: they clean up, fail, await, and close their children.
public final class Cleanups {

    private Cleanups() {}

    static Future<?> awaits_in_finally(Run run) {
        return async(() -> {
            try {
                return await(run.later("value"));
            } finally {
                try {
                    run.log("flushed", await(run.later("flush")));
                } finally {
                    run.log("freed");
                }
            }
        });
    }

    static Future<?> awaits_in_nested_finally(Run run) {
        return async(() -> {
            int depth = 0;
            try {
                depth = 1;
                try {
                    depth = await(run.later(2));
                } finally {
                    run.log("inner", depth, await(run.later("a")));
                }
            } catch (IOException e) {
                run.log("never", e);
            } finally {
                run.log("outer", depth, await(run.later("b")));
            }
            return depth;
        });
    }

    static Future<?> cleanup_that_throws(Run run) {
        return async(() -> {
            try {
                return await(run.later(1));
            } finally {
                if (run.seen("cleanup").length() == 7) throw run.know(new IllegalArgumentException("cleanup"));
            }
        });
    }

    static Future<?> cleanup_that_throws_a_checked_exception(Run run) {
        return async(() -> {
            try {
                await(run.later(1));
            } finally {
                if (run.seen(true)) throw run.know(new IOException("cleanup"));
            }
        });
    }

    static Future<?> a_future_that_fails_to_close(Run run) {
        return async(() -> {
            try {
                return await(run.clings(1, new IllegalStateException("clings")));
            } catch (Cancelled c) {
                run.log("with its failure", c);
                throw c;
            } finally {
                run.log("finally");
            }
        });
    }

    static Future<?> futures_that_fail_to_close_again_and_again(Run run) {
        return async(() -> {
            try (var resource = run.resource("r", run.know(new IOException("resource")))) {
                try {
                    await(run.clings(1, new IllegalStateException("first")));
                } finally {
                    await(run.clings(resource.name, new IllegalStateException("second")));
                }
            }
        });
    }

    static Future<?> a_null_future_while_it_is_closed(Run run) {
        return async(() -> {
            try {
                await(run.later(1));
            } finally {
                try {
                    await(null);
                } catch (Throwable t) {
                    run.log("null", t);
                }
            }
        });
    }

    static Future<?> resources_are_closed_on_the_way_out(Run run) {
        return async(() -> {
            try (var a = run.resource("a");
                    var b = run.resource("b", run.know(new IOException("close b")))) {
                run.log("inside", a.name, b.name, await(run.later(1)));
                await(run.later(2));
            } catch (IOException e) {
                run.log("only when not cancelled", e, await(run.later(3)));
            }
        });
    }

    static Future<?> a_child_is_unwound_before_its_parent(Run run) {
        return async(() -> {
            try {
                return await(async(() -> {
                    try (var inner = run.resource("inner")) {
                        return inner.name + await(run.later(1)) + await(run.later(2));
                    } finally {
                        run.log("child", await(run.later(3)));
                    }
                }));
            } catch (Throwable t) {
                run.log("parent", t);
                throw t;
            } finally {
                run.log("parent ends");
            }
        });
    }

    static Future<?> a_child_whose_cleanup_throws(Run run) {
        return async(() -> {
            Future<Integer> child = async(() -> {
                try {
                    return await(run.later(1));
                } finally {
                    if (run.seen(true)) throw run.know(new IllegalArgumentException("child"));
                }
            });
            return await(child);
        });
    }

    static Future<?> a_child_that_is_begun_only_while_closing(Run run) {
        return async(() -> {
            try {
                await(run.later(1));
            } finally {
                Future<String> child = async(() -> run.seen("never begun") + await(run.later(2)));
                run.log("child", await(child));
            }
        });
    }
}
