package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Elder;
import async.compile.Run;
import async.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Bodies that use what only their own class, its nest or its heirs may use.
public final class Access {

    private Access() {}

    private static int count = 1;
    private static long wide = 1L << 40;
    private static String[] words = {"a", "b"};

    private static final class Shut extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int code;

        private Shut(String message, int code) {
            super(message);
            this.code = code;
        }
    }

    private static final class Box<T> implements Cloneable {
        private T content;
        private double weight;
        private int[] cells = {1, 2};

        @SafeVarargs
        private Box(double weight, T... contents) {
            this.weight = weight;
            content = contents[0];
        }

        private <U> Box<U> with(U other) {
            return new Box<>(weight, other);
        }

        private static String name(Box<?> box) {
            return "box of " + box.content;
        }

        @SuppressWarnings("serial") // nobody writes the body to a stream
        Future<?> copied(Run run) {
            return async(() -> {
                cells[0] += await(run.later(5));
                Box<?> copy = (Box<?>) super.clone();
                int[] own = copy.cells.clone();
                own[await(run.later(1))]++;
                return new Object[] {own, cells, super.equals(copy), copy.weight};
            });
        }
    }

    static Future<?> private_static_fields(Run run) {
        count = 1;
        wide = 1L << 40;
        return async(() -> {
            count += await(run.later(2)) * count++;
            wide = (wide -= await(run.later(1L))) + --wide;
            words[await(run.later(0))] += count;
            words = new String[] {words[1], await(run.later("c"))};
            String all = String.join("", words);
            words = new String[] {"a", "b"};
            return all + count + wide;
        });
    }

    static Future<?> private_constructors_fields_and_methods_of_the_nest(Run run) {
        return async(() -> {
            var box = new Box<>(await(run.later(0.5)), "first", await(run.later("second")));
            box.weight *= await(run.later(4));
            box.content += await(run.later("!"));
            var other = box.with(await(run.later(7)));
            other.content = other.content + await(run.later(1));
            other.cells[other.content & 1] -= await(run.later(3)) + other.cells[1]++;
            return new Object[] {Box.name(box), box.weight, other.content, other.cells};
        });
    }

    static Future<?> private_exceptions_thrown_and_caught(Run run) {
        return async(() -> {
            try {
                if (await(run.later(true))) throw new Shut(await(run.later("shut")), await(run.later(3)));
                return "never";
            } catch (Shut shut) {
                run.log("code", shut, await(run.later(shut.code)));
                Object thing = await(run.later((Object) shut));
                return thing instanceof Shut again ? again.code : 0;
            }
        });
    }

    static Future<?> references_to_private_things(Run run) {
        return async(() -> {
            Function<Box<?>, String> name = Box::name;
            Supplier<Box<String>> make = () -> new Box<>(1, "made");
            Function<Integer, Shut[]> array = Shut[]::new;
            Shut[] shuts = array.apply(await(run.later(2)));
            shuts[1] = new Shut("in an array", await(run.later(4)));
            return name.apply(make.get()) + shuts.length + shuts[await(run.later(1))].code + shuts[0];
        });
    }

    static Future<?> clones_and_other_methods_of_object(Run run) {
        return new Box<>(2.5, "copied").copied(run);
    }

    private final class Inner {
        private int own = 2;

        Future<?> of_the_outer(Run run) {
            return async(() -> {
                hidden += await(run.later(own));
                own += Access.this.hidden++ + await(run.later(1));
                return raised(await(run.later(10))) + own + Access.this.hidden;
            });
        }
    }

    private int hidden = 40;

    private long raised(int by) {
        return hidden * (long) by;
    }

    static Future<?> the_outer_object_of_an_inner_class(Run run) {
        return new Access().new Inner().of_the_outer(run);
    }

    private interface Polite {
        default String greet(String whom) {
            return "good day " + whom;
        }
    }

    private interface Rude {
        default String greet(String whom) {
            return "oi " + whom;
        }
    }

    private static final class Torn implements Polite, Rude {
        @Override
        public String greet(String whom) {
            return "torn";
        }

        Future<?> both(Run run) {
            return async(() -> Polite.super.greet(await(run.later("you"))) + Rude.super.greet("him") + greet("it"));
        }
    }

    static Future<?> default_methods_of_two_interfaces(Run run) {
        return new Torn().both(run);
    }

    private abstract static class Heir extends Elder {
        Future<?> inherited(Run run) {
            return async(() -> {
                Supplier<Integer> read = () -> number + own();
                number = await(run.later(3));
                super.number *= await(run.later(5));
                long sum = read.get() + own();
                Elder.shared = await(run.later("shared"));
                Supplier<String> called = () -> call(number) + super.greet("lambda");
                return sum + called.get() + await(run.later(shared.length()));
            });
        }
    }

    static Future<?> an_anonymous_heir_of_a_class_of_another_package(Run run) {
        return async(() -> {
            int own = await(run.later(6));
            Heir heir = new Heir() {
                @Override
                protected int own() {
                    return own;
                }
            };
            return await(heir.inherited(run)).toString() + own;
        });
    }

    static Future<?> private_records_and_enums_in_collections(Run run) {
        record Point(int x, long y) {
            private static Point zero() {
                return new Point(0, 0);
            }
        }
        enum Way {
            IN,
            OUT
        }
        return async(() -> {
            Point[] points = {Point.zero(), new Point(await(run.later(1)), await(run.later(2L)))};
            List<Way> ways = List.of(Way.values()[await(run.later(1))], Way.valueOf(await(run.later("IN"))));
            return Arrays.toString(points) + ways + points[1].equals(new Point(1, await(run.later(2L))));
        });
    }
}
