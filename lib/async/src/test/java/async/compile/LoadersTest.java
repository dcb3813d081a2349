package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Async;
import async.await.Engine;
import async.support.FolderLoader;
import async.support.Program;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library in one class loader, its user in another.
class LoadersTest {

    private static final String IMPORTS = """
            import static async.await.Async.await;
            import async.await.Engine;
            import async.core.Future;
            import async.executor.BlockOn;
            import async.future.Futures;
            import java.util.concurrent.Callable;
            """;

    private static final int BODIES = 6;

    /// A class whose bodies touch what only the class itself may touch, and what is nested with it.
    private static final String PRIVATE = IMPORTS + """
            public class %s implements Callable<Object> {
                private final Engine engine;
                private int cents = 1;
                private static int opened = 0;
                public %1$s(Engine engine) { this.engine = engine; }
                private %1$s(Engine engine, int cents) { this(engine); this.cents = cents; }
                private int add(int n) { return cents += n; }
                private static int twice(int n) { return 2 * n; }
                private static int pause(Object... all) { return all.length; }

                private static class Coin {
                    private int worth;
                    private Coin(int worth) { this.worth = worth; }
                    private int worth() { return worth; }
                    private static Coin minted() { return new Coin(5); }
                }
                private class Inner {
                    private int own = 7;
                    Future<Integer> sum() {
                        return engine.async(() -> own + cents + await(later(1)) + add(0));
                    }
                }
                private record Note(int worth, String name) {
                    private Note { worth++; }
                    Future<String> tell(Engine engine) {
                        return engine.async(() -> name + worth + await(later(1)) + this);
                    }
                }
                private enum Metal {
                    COPPER { int weight() { return 1; } }, GOLD { int weight() { return 9; } };
                    abstract int weight();
                    private int doubled = 2;
                    Future<Integer> weigh(Engine engine) {
                        return engine.async(() -> switch (this) {
                            case COPPER -> weight() + await(later(1)) + doubled;
                            case GOLD -> weight() + await(later(2)) + doubled;
                        });
                    }
                }
                private interface Bag {
                    private int size() { return 3; }
                    private static int most() { return 30; }
                    default Future<Integer> count(Engine engine) {
                        return engine.async(() -> size() + await(later(1)) + most());
                    }
                }
                private interface Sack extends Bag {
                    default Future<Integer> count(Engine engine) {
                        return engine.async(() -> await(Bag.super.count(engine)) + 100);
                    }
                }

                private static <T> Future<T> later(T value) {
                    return new Future<>() {
                        boolean asked;
                        public async.core.Poll<T> poll(async.core.Context cx) {
                            if (asked) return async.core.Poll.ready(value);
                            asked = true;
                            cx.waker().wake();
                            return async.core.Poll.pending();
                        }
                    };
                }

                public Object call() throws Exception {
                    return BlockOn.blockOn(engine.async(() -> {
                        opened++;
                        cents += await(later(1));
                        int sum = add(await(later(2))) + twice(await(later(3))) + pause("a", await(later(1)));
                        var coin = new Coin(await(later(4)));
                        coin.worth *= await(later(2));
                        sum += coin.worth() + Coin.minted().worth;
                        sum += new %1$s(engine, await(later(6))).cents;
                        Coin[] coins = { new Coin(1), new Coin(await(later(2))) };
                        for (Coin each : coins) sum += each.worth++;
                        java.util.function.IntUnaryOperator helper = n -> add(n) + twice(n);
                        sum += helper.applyAsInt(await(later(1)));
                        Object any = new Note(sum, "n");
                        String shape = switch (any) {
                            case Note(int worth, String name) when worth > await(later(0)) -> name + worth;
                            case Metal metal -> "metal";
                            default -> "none";
                        };
                        return sum + " " + shape + " " + opened + " " + await(new Inner().sum())
                            + " " + await(new Note(1, "x").tell(engine)) + " " + await(Metal.GOLD.weigh(engine))
                            + " " + await(new Sack() {}.count(engine)) + " " + await(later("end"));
                    }));
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void a_user_in_a_loader_below_reaches_all_that_is_its_own() throws Exception {
        Path classes = Program.compile(folder, "package shop;\n" + PRIVATE.formatted("Till"));
        assertSame("shop.Till", classes);
    }

    @Test
    void so_does_one_in_no_package() throws Exception {
        Path classes = Program.compile(folder, PRIVATE.formatted("NoPackage"));
        assertSame("NoPackage", classes);
    }

    /// Two copies of a class, as an application server or a notebook has them.
    @Test
    void two_loaders_may_have_a_class_of_the_same_name() throws Exception {
        Path classes = Program.compile(folder, "package shop;\n" + PRIVATE.formatted("Twin"));
        var one = new FolderLoader(classes);
        var other = new FolderLoader(classes);
        Object first = call(one, "shop.Twin", Engine.COMPILED);
        assertEquals(first, call(other, "shop.Twin", Engine.COMPILED));
        assertEquals(2 * BODIES, compiled("shop.Twin"));
        Reference.reachabilityFence(List.of(one, other));
    }

    @Test
    void protected_members_of_a_superclass_in_another_package_and_loader_are_within_reach() throws Exception {
        Path above = Program.compile(folder.resolve("above"), """
                package above;
                public abstract class Base {
                    protected int kept = 1;
                    protected static int shared = 10;
                    protected Base() {}
                    protected int grow(int by) { return kept += by; }
                    protected static int less(int n) { return n - 1; }
                    protected static class Helper { public Helper() {} protected int h = 3; }
                    protected Object copy() { return "base"; }
                }
                """);
        Path below = Program.compile(
                folder.resolve("below"),
                List.of("-cp", Program.LIBRARY + System.getProperty("path.separator") + above),
                "package below;\n" + IMPORTS + """
                public class Heir extends above.Base implements Callable<Object>, Cloneable {
                    private final Engine engine;
                    public Heir(Engine engine) { this.engine = engine; shared = 10; }
                    @Override protected Object copy() { return "heir"; }
                    class Inner {
                        Future<Integer> sum() { return engine.async(() -> { kept++; return kept + grow(await(Futures.ready(1))); }); }
                    }
                    public Object call() throws Exception {
                        return BlockOn.blockOn(engine.async(() -> {
                            await(Futures.yieldNow());
                            kept += await(Futures.ready(1));
                            shared++;
                            int sum = grow(kept) + less(await(Futures.ready(5))) + shared;
                            var help = new Helper();
                            Heir other = (Heir) clone();
                            other.kept = await(Futures.ready(40));
                            int[] numbers = {1, 2};
                            return sum + " " + super.copy() + copy() + (help != null) + other.grow(2) + kept
                                + numbers.clone().length + " " + await(new Inner().sum()) + super.toString().isEmpty();
                        }));
                    }
                }
                """);
        var parent = new FolderLoader(above);
        var child = new FolderLoader(below, parent, false);
        Object answer = call(child, "below.Heir", Engine.COMPILED);
        assertEquals(call(child, "below.Heir", Engine.COROUTINE), answer);
        assertEquals(2, compiled("below.Heir"));
        Reference.reachabilityFence(child);
    }

    @Test
    void a_loader_that_keeps_its_class_files_to_itself_is_told_and_its_bodies_work() throws Exception {
        Path classes = Program.compile(folder, PRIVATE.formatted("Silent"));
        var quiet = new FolderLoader(classes, FolderLoader.class.getClassLoader(), true);
        Object answer = call(quiet, "Silent", Engine.COMPILED);
        assertEquals(call(new FolderLoader(classes), "Silent", Engine.COROUTINE), answer);
        var told = Async.report().stream()
                .filter(each -> each.toString().contains("Silent"))
                .toList();
        assertEquals(BODIES, told.size());
        Reference.reachabilityFence(quiet);
        for (Compilation each : told)
            assertTrue(
                    assertInstanceOf(Compilation.Fallback.class, each)
                            .reason()
                            .matches("the loader of Silent.* does not give out class files"),
                    each.toString());
    }

    /// The names of machines are numbered; here the loader has the next one already.
    @Test
    void a_machine_that_the_jvm_refuses_is_told_and_nothing_of_it_is_kept() throws Exception {
        Path classes = Program.compile(folder, IMPORTS + """
                public class Taken implements Callable<Object> {
                    private final Engine engine;
                    public Taken(Engine engine) { this.engine = engine; }
                    public Object call() throws Exception {
                        return BlockOn.blockOn(engine.async(() -> "answer " + await(Futures.ready(42))));
                    }
                }
                """);
        var loader = new FolderLoader(classes);
        String last = Engine.COMPILED.async(() -> last()).getClass().getName();
        int number = Integer.parseInt(last.substring(last.lastIndexOf('$') + 1));
        String taken = "Taken$$async$" + (number + 1);
        Program.compile(folder, "public class " + taken + " {}");
        loader.loadClass(taken);
        assertEquals("answer 42", call(loader, "Taken", Engine.COMPILED));
        assertNull(Linkage.take());
        Compilation told = Async.report().stream()
                .filter(each -> each.body().getClassName().equals("Taken"))
                .findFirst()
                .orElseThrow();
        String reason = assertInstanceOf(Compilation.Fallback.class, told).reason();
        assertTrue(reason.startsWith("the JVM does not take what it was compiled to: "), reason);
        Reference.reachabilityFence(loader);
    }

    private static int last() {
        return 1;
    }

    private static void assertSame(String name, Path classes) throws Exception {
        var loader = new FolderLoader(classes);
        Object answer = call(loader, name, Engine.COMPILED);
        var again = new FolderLoader(classes); // its statics are new too
        assertEquals(call(again, name, Engine.COROUTINE), answer);
        assertEquals(BODIES, compiled(name));
        Reference.reachabilityFence(loader);
    }

    private static Object call(ClassLoader loader, String name, Engine engine) throws Exception {
        return ((Callable<?>)
                        loader.loadClass(name).getConstructor(Engine.class).newInstance(engine))
                .call();
    }

    /// How many bodies of this class, and those within it, are compiled; none may be anything else.
    private static int compiled(String owner) {
        var all = Async.report().stream()
                .filter(each -> each.body().getClassName().startsWith(owner))
                .toList();
        for (Compilation each : all) assertInstanceOf(Compilation.Compiled.class, each, each.toString());
        return all.size();
    }
}
