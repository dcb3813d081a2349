package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.util.List;

/// Awaits on the right of assignments whose left side was worked out before.
public final class Assignments {

    private Assignments() {}

    private static final class Cell {
        int number;
        long wide;
        String text = "";
        Cell next;
    }

    static Future<?> compound_assignments_read_their_left_side_first(Run run) {
        return async(() -> {
            int[] numbers = {10, 20, 30};
            long[] wides = {100};
            byte[] bytes = {120};
            String[] texts = {"t"};
            int i = 0;
            numbers[i++] += await(run.later(1)) + i;
            numbers[i] <<= await(run.later(2));
            wides[await(run.later(0))] *= await(run.later(3)) + numbers[0]++;
            bytes[0] += await(run.later(10));
            texts[0] += await(run.later("u")) + i;
            i += i++ + await(run.later(5)) + ++i;
            return new Object[] {numbers, wides, bytes, texts, i};
        });
    }

    static Future<?> compound_assignments_to_fields(Run run) {
        return async(() -> {
            var cell = new Cell();
            cell.next = new Cell();
            cell.number += await(run.later(4));
            cell.next.wide -= await(run.later(5L));
            cell.text += await(run.later("x")) + cell.number++;
            cell.next.number = cell.number = await(run.later(9));
            cell.next.text = await(run.later("n")) + cell.text;
            return List.of(cell.number, cell.text, cell.next.number, cell.next.wide, cell.next.text);
        });
    }

    static Future<?> an_array_slot_that_is_null_or_out_of_bounds(Run run) {
        return async(() -> {
            int[] numbers = {1};
            int[] nothing = null;
            try {
                numbers[run.seen(5)] = await(run.later(2));
            } catch (ArrayIndexOutOfBoundsException e) {
                run.log("after the await", e);
            }
            try {
                nothing[run.seen(0)] = await(run.later(2));
            } catch (NullPointerException e) {
                run.log("after the await too", e.getClass().getSimpleName());
            }
            return numbers[await(run.later(0))];
        });
    }

    static Future<?> assignments_as_values(Run run) {
        return async(() -> {
            int a;
            long b;
            int[] c = new int[2];
            b = a = c[1] = await(run.later(5));
            long d = b++ + (b += await(run.later(6)));
            return new Object[] {a, b, c, d, (a = await(run.later(1))) + a};
        });
    }
}
