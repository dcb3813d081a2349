package async.compile.bodies;

import static async.await.Async.async;
import static async.await.Async.await;

import async.compile.Elder;
import async.compile.Run;
import async.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// Where a body can stand, and what it sees from there.
public final class Places {

    private Places() {}

    private static final class Child extends Elder {
        private int secret = 5;

        private int doubled() {
            return secret * 2;
        }

        @Override
        protected int own() {
            return 3;
        }

        @Override
        protected String greet(String whom) {
            return "child greets " + whom;
        }

        Future<?> of_this(Run run) {
            return async(() -> {
                secret += await(run.later(1));
                this.secret <<= await(run.later(1));
                return doubled() + await(run.later(own())) + Child.this.secret;
            });
        }

        Future<?> of_the_elder(Run run) {
            return async(() -> {
                number += await(run.later(1));
                String greeting = super.greet(await(run.later("you"))) + greet("me") + super.number++;
                shared = shared.substring(0, 6) + await(run.later("!"));
                return greeting + call(1L << 40) + call(await(run.later(2L))) + shared + super.number;
            });
        }

        Future<?> of_references(Run run) {
            return async(() -> {
                Function<String, String> up = super::greet;
                Supplier<Integer> own = this::own;
                IntFunction<String> mine = i -> greet("lambda " + (i + secret));
                String first = up.apply(await(run.later("reference")));
                return first + own.get() + mine.apply(await(run.later(4)));
            });
        }
    }

    static Future<?> a_private_field_and_method_of_this(Run run) {
        return new Child().of_this(run);
    }

    static Future<?> super_and_protected_of_another_package(Run run) {
        return new Child().of_the_elder(run);
    }

    static Future<?> method_references_to_super_and_this(Run run) {
        return new Child().of_references(run);
    }

    private interface Greeter {
        String name();

        default Future<?> greeting(Run run) {
            return async(() -> "hello " + await(run.later(name())) + secret());
        }

        private int secret() {
            return 9;
        }

        static Future<?> nobody(Run run) {
            return async(() -> "hello " + await(run.later("nobody")));
        }
    }

    private record Guest(String name, long size) implements Greeter {
        Future<?> sized(Run run) {
            return async(() -> name + await(run.later(size)) + size());
        }
    }

    private enum Waiter {
        ONE {
            @Override
            Future<?> serve(Run run) {
                return async(() -> this + await(run.later("a")) + ordinal());
            }
        },
        TWO;

        Future<?> serve(Run run) {
            return async(() -> name() + await(run.later("b")) + ordinal());
        }
    }

    private static final class Made {
        static final Function<Run, Future<?>> AT_FIRST;
        final Future<?> future;
        final int number;

        static {
            String captured = "static";
            AT_FIRST = run -> async(() -> captured + await(run.later(" initialiser")));
        }

        Made(Run run, int number) {
            this.number = number;
            future = async(() -> this.number + await(run.later(1)) + number);
        }
    }

    static Future<?> in_an_interface(Run run) {
        return new Guest("guest", 3).greeting(run);
    }

    static Future<?> in_a_static_method_of_an_interface(Run run) {
        return Greeter.nobody(run);
    }

    static Future<?> in_a_record(Run run) {
        return new Guest("guest", 1L << 50).sized(run);
    }

    static Future<?> in_an_enum_and_its_constant(Run run) {
        return async(() -> await(Waiter.ONE.serve(run)).toString() + await(Waiter.TWO.serve(run)));
    }

    static Future<?> in_a_constructor(Run run) {
        return new Made(run, 4).future;
    }

    static Future<?> in_a_static_initialiser(Run run) {
        return Made.AT_FIRST.apply(run);
    }

    private static <T extends Comparable<T>, C extends List<? super T>> Future<T> greatest(
            Run run, List<T> of, C into) {
        return async(() -> {
            T best = await(run.later(of.getFirst()));
            for (T each : of) {
                T next = await(run.later(each));
                if (next.compareTo(best) > 0) best = next;
                into.add(next);
            }
            return best;
        });
    }

    static Future<?> in_a_generic_method(Run run) {
        return async(() -> {
            List<Object> all = new ArrayList<>();
            String text = await(greatest(run, List.of("b", "c", "a"), all));
            int number = await(greatest(run, List.of(2, 7, 5), all));
            return text + number + all;
        });
    }
}
