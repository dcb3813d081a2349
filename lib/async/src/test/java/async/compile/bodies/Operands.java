package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.util.List;

/// Awaits in the middle of an expression, with something of every kind on the operand stack.
public final class Operands {

    private Operands() {}

    private record Pair(Object left, Object right) {}

    private static String join(String name, long wide, int number, double fraction, Object... rest) {
        return name + wide + number + fraction + rest.length;
    }

    static Future<?> beside_narrow_and_wide_values(Run run) {
        long wide = 1L << 40;
        return async(() -> {
            long sum = wide + await(run.later(1L)) * 2L - await(run.later(3));
            double product = 2.5 * await(run.later(2)) + sum;
            float rest = 10f % await(run.later(4f));
            int bits = 3 | await(run.later(8)) & ~await(run.later(1));
            return sum + product + rest + bits;
        });
    }

    static Future<?> comparisons_of_every_width(Run run) {
        return async(() -> {
            double d = 0.5;
            run.log("double", d < await(run.later(1.0)), d >= await(run.later(Double.NaN)));
            run.log("long", 5L == await(run.later(5L)), 5L > await(run.later(6L)));
            run.log("float", 1f <= await(run.later(Float.NaN)), 1f != await(run.later(1f)));
            return await(run.later("a")) == await(run.later("a")) ? "same" : "different";
        });
    }

    static Future<?> arguments_in_order(Run run) {
        return async(() -> {
            String joined = join(
                    run.seen("name"),
                    run.seen(1L << 35),
                    await(run.later(2)),
                    run.seen(0.25),
                    await(run.later("three")),
                    run.seen(4),
                    await(run.later(5)));
            return joined + join(await(run.later("n")), 7L, 8, await(run.later(0.5)));
        });
    }

    static Future<?> array_indices_and_elements(Run run) {
        return async(() -> {
            int[] numbers = {run.seen(1), await(run.later(2)), run.seen(3), await(run.later(4))};
            String[][] texts = {{await(run.later("a")), "b"}, {"c", await(run.later("d"))}};
            numbers[await(run.later(1))] = numbers[await(run.later(2))] + await(run.later(10));
            texts[await(run.later(1))][await(run.later(0))] = texts[0][await(run.later(1))];
            return new Object[] {numbers, texts, new long[await(run.later(2))][await(run.later(1))].length};
        });
    }

    static Future<?> inside_a_new_object(Run run) {
        return async(() -> {
            var pair = new Pair(await(run.later("left")), run.seen("right"));
            var text = new StringBuilder(await(run.later("built"))).append(await(run.later('!')));
            return List.of(pair, text.toString(), new String(await(run.later(new char[] {'c'}))));
        });
    }

    static Future<?> inside_nested_new_objects(Run run) {
        return async(() -> {
            long wide = 77;
            var pair = new Pair(
                    new Pair(run.seen(1), await(run.later(2))),
                    new Pair(new Pair(await(run.later(3)), run.seen(wide + 4L)), await(run.later(5))));
            return wide + pair.toString() + new Pair(run.seen("a"), new int[] {await(run.later(6))}.length);
        });
    }

    static Future<?> a_failure_inside_a_new_object(Run run) {
        return async(() -> {
            try {
                return new Pair(run.seen("first"), new Pair(await(run.fails(new RuntimeException("no"))), run.seen(2)));
            } catch (RuntimeException e) {
                return new Pair(e, await(run.later("instead")));
            }
        });
    }

    static Future<?> conditionals_and_short_circuits(Run run) {
        return async(() -> {
            int a = await(run.later(true)) ? await(run.later(1)) : await(run.later(2));
            int b = 10 + (await(run.later(false)) ? run.seen(1) : await(run.later(2)) > 1 ? await(run.later(3)) : 4);
            boolean c = await(run.later(false)) && await(run.later(true)) || await(run.later(true));
            boolean d = !(await(run.later(true)) | await(run.later(false))) ^ await(run.later(true));
            Object e = await(run.later(false)) ? "text" : (Object) await(run.later(5L));
            return new Object[] {a, b, c, d, e};
        });
    }

    static Future<?> text_put_together(Run run) {
        return async(() -> "a" + await(run.later(1)) + 'c' + 4L + await(run.later("e")) + null + await(run.later(0.5)));
    }

    static Future<?> shifts_casts_and_unboxing(Run run) {
        return async(() -> {
            long shifted = -1L >>> await(run.later(60)) << 2;
            int narrowed = (byte) (int) await(run.later(300)) + (char) (await(run.later(70_000)) + 1);
            Object boxed = await(run.later(7));
            int unboxed = (Integer) boxed;
            long widened = await(run.later(5));
            double fraction = (float) await(run.later(1L << 60)) + unboxed;
            char letter = (char) ('a' + await(run.later(2)));
            letter++;
            return new Object[] {shifted, narrowed, widened, fraction, letter, -await(run.later(3))};
        });
    }

    static Future<?> unboxing_null_and_a_wrong_cast(Run run) {
        return async(() -> {
            try {
                int number = await(run.<Integer>later(null));
                return number;
            } catch (NullPointerException e) {
                run.log("unboxed", e.getClass().getSimpleName());
            }
            Object text = await(run.later("text"));
            try {
                return (Integer) text;
            } catch (ClassCastException e) {
                return "cast " + await(run.later("refused"));
            }
        });
    }

    static Future<?> chained_calls(Run run) {
        return async(() -> new StringBuilder()
                .append(await(run.later(1)))
                .append(run.seen("-"))
                .append(await(run.later(2L)))
                .insert(0, await(run.later("start ")))
                .reverse()
                .toString()
                .length());
    }

    static Future<?> awaits_within_awaits(Run run) {
        return async(() -> await(run.later(1 + await(run.later(2 + await(run.later(3))))))
                + await(await(run.later(run.later(4)))));
    }

    static Future<?> values_and_variables_of_void_calls(Run run) {
        return async(() -> {
            run.log("two", await(run.later(1)), await(run.later(2)));
            await(run.later("dropped"));
            boolean equal = run.seen("a").equals(await(run.later("a")));
            assert await(run.later(true)) : "never";
            try {
                assert equal && await(run.later(1)) == 2 : "because of " + await(run.later("this"));
            } catch (AssertionError e) {
                run.log("asserted", e);
            }
            return equal;
        });
    }
}
