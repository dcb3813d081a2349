package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.util.ArrayList;
import java.util.List;

/// Locals of every kind that live over an await, or do not.
public final class Locals {

    private Locals() {}

    static Future<?> whole_numbers(Run run) {
        return async(() -> {
            byte b = (byte) 200;
            short s = (short) 70_000;
            char c = 'x';
            int i = 1 << 30;
            long l = 1L << 40;
            b += await(run.later(100));
            s -= await(run.later(7));
            c += await(run.later(1));
            i *= await(run.later(5));
            l ^= await(run.later(255));
            run.log("locals", b, s, c, i, l);
            return b + s + c + i + l;
        });
    }

    static Future<?> fractions_and_truth(Run run) {
        return async(() -> {
            float f = 1.5f;
            double d = 2.25;
            boolean yes = true;
            boolean no = false;
            f /= await(run.later(4f));
            d = d * await(run.later(Double.NaN)) + d;
            yes &= await(run.later(true));
            no |= await(run.later(true));
            run.log("locals", f, d, yes, no);
            return d > 1 || f > 0 && yes;
        });
    }

    static Future<?> references_arrays_and_null(Run run) {
        return async(() -> {
            String text = "a";
            int[] numbers = {1, 2, 3};
            long[][] grid = new long[2][3];
            Object nothing = null;
            List<String> list = null;
            text += await(run.later("b"));
            numbers[1] = await(run.later(9));
            grid[1][2] = await(run.later(5L));
            run.log("still null", nothing, list);
            list = new ArrayList<>(List.of(text));
            nothing = await(run.later(null));
            list.add(await(run.later(null)));
            return new Object[] {text, numbers, grid, nothing, list};
        });
    }

    static Future<?> one_slot_for_several_types(Run run) {
        return async(() -> {
            {
                int number = await(run.later(1));
                await(run.later(0));
                run.log("int", number);
            }
            {
                String text = await(run.later("text"));
                await(run.later(0));
                run.log("text", text);
            }
            {
                long wide = await(run.later(2L));
                await(run.later(0));
                run.log("long", wide);
            }
            {
                double fraction = await(run.later(0.5));
                char after = 'z';
                await(run.later(0));
                run.log("double", fraction, after);
            }
            int[] last = {3};
            return await(run.later(last[0]));
        });
    }

    static Future<?> counters_stepped_by_increments(Run run) {
        return async(() -> {
            int a = 0;
            int b = 100;
            int c = 7;
            for (int i = 0; i < 3; i++) {
                a++;
                b -= 3;
                c += 1000;
                run.log("step", a++, --b, c, await(run.later(i)));
            }
            return a + b + c;
        });
    }

    static Future<?> assigned_on_one_branch_only(Run run) {
        return async(() -> {
            int number;
            String text;
            if (await(run.later(true))) {
                number = 1;
                text = "one";
            } else {
                number = await(run.later(2));
                text = null;
            }
            await(run.later(0));
            return text + number;
        });
    }

    static Future<?> a_null_that_becomes_a_type(Run run) {
        return async(() -> {
            CharSequence text = null;
            for (int i = 0; i < 3; i++) {
                run.log("text", text);
                CharSequence next = await(run.later(i == 1 ? new StringBuilder("builder") : "string" + i));
                text = text == null ? next : text + "," + next;
            }
            return text.length();
        });
    }

    static Future<?> many_at_once(Run run) {
        return async(() -> {
            int a = await(run.later(1));
            long b = await(run.later(2L));
            double c = await(run.later(3.0));
            String d = await(run.later("4"));
            float e = await(run.later(5f));
            boolean f = await(run.later(true));
            char g = await(run.later('7'));
            int[] h = await(run.later(new int[] {8}));
            Object i = await(run.later(List.of(9)));
            run.log("all", a, b, c, d, e, f, g, h, i);
            await(run.later(0));
            run.log("backwards", i, h, g, f, e, d, c, b, a);
            return a + b + c + e;
        });
    }

    static Future<?> parameters_of_the_lambda_written_to_copies(Run run) {
        int captured = 5;
        long wide = 1L << 33;
        String text = "captured";
        return async(() -> {
            int copy = captured;
            copy += await(run.later(1));
            long wideCopy = wide + copy;
            await(run.later(0));
            run.log("captured", captured, wide, text, copy);
            return wideCopy + text;
        });
    }

    static Future<?> a_local_that_dies_and_one_that_lives(Run run) {
        return async(() -> {
            String dies = await(run.later("dies"));
            String lives = dies + "!";
            await(run.later(0));
            dies = await(run.later("reborn"));
            await(run.later(0));
            return lives + dies;
        });
    }

    static Future<?> a_null_local_is_named(Run run) {
        String captured = null;
        return async(() -> {
            String own = null;
            try {
                run.log("never", own.length(), await(run.later(1)));
            } catch (NullPointerException e) {
                run.log("own", e, await(run.later(2)));
            }
            return captured.length();
        });
    }
}
