package async.compile;

import static async.await.Async.async;
import static async.await.Async.await;

import async.core.AsyncBody;
import async.core.Cancelled;
import async.core.Context;
import async.core.Future;
import async.core.Poll;
import async.core.Waker;
import async.support.Later;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntBinaryOperator;

/// A program with a bit of everything, which tells all that it does. Every JVM must tell the same.
///
/// Each body runs with futures that are pending 0, 1 and 2 times, and is closed at its first, second and third pause.
final class Sampler {

    private static final StringBuilder LOG = new StringBuilder();
    private static final int SLEEPS = 3;
    private static int pauses;
    private int field = 1;

    private Sampler() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(arguments[0]);
        String first = round();
        for (int i = 1; i < rounds; i++) if (!first.equals(round())) throw new AssertionError("round " + i);
        System.out.print(first);
        System.out.println(Bodies.report().stream().allMatch(Compilation.Compiled.class::isInstance));
    }

    private static String round() throws Exception {
        LOG.setLength(0);
        for (pauses = 0; pauses < SLEEPS; pauses++)
            for (AsyncBody<?> body : new Sampler().bodies())
                LOG.append(outcome(async(body), -1)).append('\n');
        pauses = 2;
        for (int close = 0; close < SLEEPS; close++)
            for (AsyncBody<?> body : new Sampler().bodies())
                LOG.append(outcome(async(body), close)).append('\n');
        return LOG.toString();
    }

    private static String outcome(Future<?> future, int closeAt) {
        var cx = Context.of(Waker.NOOP);
        try {
            for (int polls = 0; ; polls++) {
                if (polls == closeAt) {
                    future.close();
                    return "closed";
                }
                if (future.poll(cx) instanceof Poll.Ready<?>(Object value)) return "= " + value;
            }
        } catch (Throwable e) {
            String what = e instanceof NullPointerException ? "null" : e.toString(); // the JVM's text names the call
            return what + (e.getSuppressed().length == 0 ? "" : " & " + e.getSuppressed()[0]);
        }
    }

    private static <T> Future<T> f(T value) {
        LOG.append(value).append(' ');
        return Later.value(value, pauses);
    }

    private static <T> Future<T> fail(String why) {
        return Later.failure(new IOException(why), pauses);
    }

    private static AutoCloseable resource(String name) {
        return () -> LOG.append("close ").append(name).append(' ');
    }

    private record Point(int x, long y) {}

    private static <T> void add(List<AsyncBody<?>> bodies, AsyncBody<T> body) {
        bodies.add(body);
    }

    private List<AsyncBody<?>> bodies() {
        var all = new ArrayList<AsyncBody<?>>();
        int five = 5;
        long wide = 1L << 40;
        double half = 0.5;
        String word = "w";
        add(all, () -> 1);
        add(all, () -> await(f(1)));
        add(all, () -> await(f(1)) + await(f(2)) * await(f(3)));
        add(all, () -> five + wide + half + word + await(f(4)));
        add(all, () -> word + five + await(f("x")) + wide + await(f('c')) + half);
        add(all, () -> field += await(f(2)));
        add(all, () -> this.field++ + await(f(2)) + field);
        add(all, () -> new Point(await(f(1)), await(f(2L))));
        add(all, () -> new int[] {await(f(1)), await(f(2)), await(f(3))}.length);
        add(all, () -> {
            var numbers = new long[3];
            numbers[await(f(1))] += await(f(7L));
            numbers[1]++;
            return numbers[1];
        });
        add(all, () -> await(f(true)) && await(f(false)) || await(f(true)) ? await(f("yes")) : await(f("no")));
        add(all, () -> {
            int sum = 0;
            for (int i = 0; i < 4; i++) sum += i * await(f(i));
            return sum;
        });
        add(all, () -> {
            double sum = 0;
            outer:
            for (long i = 0; ; i++)
                for (int j = 0; j < 3; j++) {
                    if (await(f(i + j)) == 3) continue outer;
                    if (i > 2) break outer;
                    sum += half * i + j;
                }
            return sum;
        });
        add(all, () -> {
            var text = new StringBuilder();
            for (String each : List.of("a", "b")) text.append(each).append(await(f(each.length())));
            return text.toString();
        });
        add(all, () -> {
            try {
                return await(fail("caught"));
            } catch (IOException e) {
                return e.getMessage() + await(f(1));
            }
        });
        add(all, () -> {
            try {
                await(f(1));
                throw new IllegalStateException("own");
            } finally {
                await(f("finally"));
            }
        });
        add(all, () -> {
            try (var outer = resource("outer");
                    var inner = resource("inner")) {
                return await(f(1)) + (outer == inner ? 1 : 0);
            }
        });
        add(all, () -> {
            try (var one = resource("one")) {
                await(f(1));
                return await(fail("in " + (one != null)));
            }
        });
        add(all, () -> {
            try {
                await(f("try"));
            } catch (Cancelled e) {
                LOG.append("cancelled ");
                await(f("never"));
            }
            return "end";
        });
        add(all, () -> {
            for (int tries = 0; ; tries++)
                try {
                    return tries < 2 ? await(fail("try " + tries)) : await(f(tries));
                } catch (Exception e) {
                    LOG.append(e.getMessage()).append(' ');
                }
        });
        add(all, () -> switch (await(f("b"))) {
            case "a" -> 1;
            case "b" -> await(f(2));
            default -> 3;
        });
        add(all, () -> {
            Object any = await(f(new Point(1, 2)));
            return switch (any) {
                case Point(int x, long y) when x + y == await(f(3)) -> "three";
                case String s -> s;
                default -> "none";
            };
        });
        add(all, () -> {
            IntBinaryOperator plus = (a, b) -> a + b + field + five;
            return plus.applyAsInt(await(f(1)), await(f(2)));
        });
        add(all, () -> await(async(() -> await(async(() -> await(f(1)) + five)) + field)));
        add(all, () -> {
            Object nothing = null;
            await(f(1));
            return nothing;
        });
        add(all, () -> {
            float a = 1;
            byte b = 2;
            short c = 3;
            char d = 'd';
            boolean e = true;
            int sum = (int) a + b + c + d + await(f(5));
            return e ? sum + a + b + c + d : 0;
        });
        add(all, () -> {
            class Local {
                int own = five;
            }
            var local = new Local();
            local.own += await(f(1));
            return local.own;
        });
        add(all, () -> await(f(1)) / (await(f(0)) + 0));
        add(all, () -> ((Object) await(f("text"))).equals(await(f("text"))));
        add(all, () -> (String) (Object) await(f(1)));
        add(all, () -> await(f((int[]) null)).length);
        add(all, () -> await(depth(5)));
        add(all, () -> {
            var some = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 3; i++) {
                int n = i;
                some.add(async(() -> await(f(n)) * 2));
            }
            int sum = 0;
            for (Future<Integer> each : some) sum += await(each);
            return sum;
        });
        add(all, () -> {
            int random = ThreadLocalRandom.current().nextInt();
            return random == await(Later.value(random, pauses));
        });
        add(all, () -> {
            long sum = 0;
            for (int i = 0; i < 2000; i++) sum += await(Later.value(i, i % 100 == 0 ? pauses : 0));
            return sum;
        });
        add(all, () -> {
            do {
                try {
                    if (await(f(1)) == 1) break;
                } finally {
                    LOG.append("left ");
                }
            } while (await(f(true)));
            return await(f("out"));
        });
        add(all, () -> {
            try {
                try {
                    return await(fail("first"));
                } finally {
                    await(fail("second"));
                }
            } catch (IOException e) {
                return e.getMessage();
            }
        });
        add(all, () -> String.join("-", await(f("a")), await(f("b")), String.format("%d%s", await(f(1)), word)));
        add(all, () -> {
            AsyncBody.Action nothing = () -> await(f("act"));
            return await(async(nothing));
        });
        add(all, () -> {
            var lock = new Object();
            synchronized (lock) {
                LOG.append("held ");
            }
            return await(f(lock != null));
        });
        return all;
    }

    private static Future<Integer> depth(int left) {
        return async(() -> left == 0 ? await(f(0)) : await(depth(left - 1)) + left);
    }
}
