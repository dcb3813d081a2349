package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Awaits in loops: in their heads, their bodies, and beside every way to leave them.
public final class Loops {

    private Loops() {}

    static Future<?> a_for_loop_with_awaits_in_its_head(Run run) {
        return async(() -> {
            int sum = 0;
            for (int i = await(run.later(0)); i < await(run.later(3)); i += await(run.later(1))) sum += i * 10;
            return sum;
        });
    }

    static Future<?> while_and_do_while(Run run) {
        return async(() -> {
            int left = 3;
            while (left-- > 0 && await(run.later(true))) run.log("left", left);
            do {
                left += 2;
                run.log("now", left, await(run.later("again")));
            } while (await(run.later(left)) < 4);
            return left;
        });
    }

    static Future<?> for_each_over_arrays_and_lists(Run run) {
        return async(() -> {
            long sum = 0;
            for (int each : new int[] {1, 2, 3}) sum += each * await(run.later(2L));
            for (String each : List.of("a", "bb")) sum += each.length() + await(run.later(10));
            for (char each : await(run.later("xyz")).toCharArray()) sum += each - await(run.later('x'));
            Map<String, Integer> map = new TreeMap<>(Map.of("k", 1, "l", 2));
            for (var entry : map.entrySet())
                sum += entry.getValue() + await(run.later(entry.getKey())).length();
            return sum;
        });
    }

    static Future<?> labels_with_break_and_continue(Run run) {
        return async(() -> {
            int count = 0;
            outer:
            for (int i = 0; i < 4; i++) {
                for (int j = 0; ; j++) {
                    count += await(run.later(1));
                    if (j == 2) continue outer;
                    if (i == 1) break;
                    if (i == 2 && await(run.later(j)) == 1) break outer;
                }
                run.log("row", i, count);
            }
            block:
            {
                if (await(run.later(count)) > 3) break block;
                run.log("never");
            }
            return count;
        });
    }

    static Future<?> without_end_but_for_a_return(Run run) {
        return async(() -> {
            int n = 1;
            while (true) {
                n = n * 3 + await(run.later(1));
                if (n > 40) return "after " + n + await(run.later("!"));
                if (n < 0) return null;
            }
        });
    }

    static Future<?> an_endless_for_left_by_an_exception(Run run) {
        return async(() -> {
            int turn = 0;
            try {
                for (; ; ) {
                    if (++turn == 3) throw new IllegalStateException("turn " + await(run.later(turn)));
                    await(run.later(turn));
                }
            } catch (IllegalStateException e) {
                return e;
            }
        });
    }

    static Future<?> values_carried_from_turn_to_turn(Run run) {
        return async(() -> {
            long a = 0;
            long b = 1;
            String trail = "";
            List<Long> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                long next = a + await(run.later(b));
                a = b;
                b = next;
                trail = i % 2 == 0 ? trail + await(run.later(i)) : trail;
                all.add(a);
            }
            return trail + all;
        });
    }

    static Future<?> an_iterator_that_is_changed_on_the_way(Run run) {
        return async(() -> {
            var numbers = new ArrayList<>(List.of(1, 2, 3, 4));
            for (Iterator<Integer> each = numbers.iterator(); each.hasNext(); ) {
                if (each.next() % await(run.later(2)) == 0) each.remove();
                else await(run.later(numbers.size()));
            }
            return numbers;
        });
    }

    static Future<?> loops_in_loops_with_locals_of_their_own(Run run) {
        return async(() -> {
            double total = 0;
            for (int i = 0; i < 3; i++) {
                long row = i;
                for (int j = i; j >= 0; j--) {
                    float cell = await(run.later((float) j));
                    if (cell == 1f) continue;
                    row += await(run.later((long) cell));
                }
                String text = "row" + row;
                total += row / await(run.later(2.0));
                run.log(text, total);
            }
            return total;
        });
    }

    static Future<?> a_hundred_turns(Run run) {
        return async(() -> {
            int sum = 0;
            for (int i = 0; i < 100; i++) sum += i ^ await(run.later(i * 31));
            return sum;
        });
    }
}
