package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Run;
import async.core.Future;
import java.util.List;

/// Patterns in switches and instanceof, with awaits in selectors, guards and arms.
public final class Patterns {

    private Patterns() {}

    private enum Colour {
        RED,
        GREEN,
        BLUE
    }

    private sealed interface Shape {}

    private record Dot(int x, int y) implements Shape {}

    private record Line(Shape from, Shape to) implements Shape {}

    private record Text<T>(T text, long size) implements Shape {}

    private static final List<Shape> SHAPES = List.of(
            new Dot(1, 2),
            new Dot(-1, 5),
            new Line(new Dot(0, 0), new Dot(3, 4)),
            new Line(new Text<>("t", 1L << 40), new Dot(9, 9)),
            new Text<>('c', 7));

    static Future<?> patterns_with_guards(Run run) {
        return async(() -> {
            Object[] things = {1, 200, "text", "longer text", 5L, new int[] {1, 2}, Colour.BLUE, null, 2.5};
            String all = "";
            for (Object thing : things) {
                all += switch (await(run.later(thing))) {
                    case null -> "null" + await(run.later(0));
                    case Integer i when i > 100 && await(run.later(true)) -> "big" + i;
                    case Integer i when await(run.later(false)) -> "never" + i;
                    case Integer i -> i + await(run.later(1));
                    case String s when s.length() > await(run.later(5)) -> s.charAt(await(run.later(0)));
                    case String s -> s + await(run.later(s.length()));
                    case int[] array -> array.length + array[await(run.later(1))];
                    case Colour colour -> colour.name() + await(run.later(colour));
                    case Long l -> l << await(run.later(3));
                    default -> "other " + thing;
                };
                all += ";";
            }
            return all;
        });
    }

    static Future<?> records_taken_apart(Run run) {
        return async(() -> {
            for (Shape shape : SHAPES) {
                Object found = switch (await(run.later(shape))) {
                    case Dot(int x, int y) when x < await(run.later(0)) -> y;
                    case Dot(int x, int y) -> x + await(run.later(y));
                    case Line(Dot(int x1, int y1), Dot(var x2, var y2)) ->
                        Math.hypot(x2 - x1, y2 - y1) * await(run.later(2));
                    case Line(Text<?>(String text, long size), Shape to) -> text + size + await(run.later(to));
                    case Line line -> line.from();
                    case Text<?>(var text, long size) -> await(run.later(size)) + "" + text;
                };
                run.log("found", found);
            }
            return SHAPES.size();
        });
    }

    static Future<?> sealed_without_a_default_as_a_statement(Run run) {
        return async(() -> {
            int dots = 0;
            for (Shape shape : SHAPES) {
                switch (shape) {
                    case Dot dot -> dots += await(run.later(dot.x()));
                    case Line(var from, var to) -> run.log("line", from, await(run.later(to)));
                    case Text<?> text -> {
                        if (await(run.later(true))) continue;
                        run.log("never", text);
                    }
                }
            }
            return dots;
        });
    }

    static Future<?> instanceof_patterns(Run run) {
        return async(() -> {
            Object thing = await(run.later((Object) "text"));
            if (thing instanceof String s && s.length() == await(run.later(4))) run.log("text", s, await(run.later(1)));
            if (!(await(run.later((Object) new Line(new Dot(1, 2), new Dot(3, 4))))
                    instanceof Line(Dot(int x, int y), var to))) return "never";
            run.log("line", x, y, await(run.later(to)));
            return await(run.later((Object) 5)) instanceof Integer i && i > 3 ? i + x : y;
        });
    }
}
