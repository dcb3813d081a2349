package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.await.Async;
import async.await.Engine;
import async.core.Future;
import async.future.Futures;
import async.support.FolderLoader;
import async.support.Program;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies from programs that nobody would write, and some would.
class HostileTest {

    private static final String IMPORTS = """
            import static async.await.Async.await;
            import async.await.Engine;
            import async.core.AsyncBody;
            import async.core.Future;
            import async.executor.BlockOn;
            import async.future.Futures;
            import java.util.concurrent.Callable;
            import java.util.function.Supplier;
            """;

    @TempDir
    private Path folder;

    @Test
    void an_interface_that_puts_its_own_code_around_the_lambda_is_obeyed() throws Exception {
        String reason = refused("Around", """
                interface Counted extends AsyncBody<Integer> {
                    Integer go() throws Exception;
                    default Integer run() throws Exception { return go() + 1000; }
                }
                static Future<?> body(Engine engine) { return engine.async((Counted) () -> await(Futures.ready(1))); }
                """);
        assertEquals("it is a lambda of Around$Counted.go, which is not the body itself; write () -> ...", reason);
    }

    @Test
    void members_whose_types_are_absent_hinder_no_other() throws Exception {
        assertCompiled("Optional", """
                static class Absent {}
                private Absent kept;
                private static Absent take(Absent absent) { return absent; }
                private int own = 40;
                private Optional() {}
                private Optional(Absent absent) { kept = absent; }
                private int add(int n) { own += n; return own; }
                static Future<?> body(Engine engine) {
                    return engine.async(() -> new Optional().add(await(Futures.ready(1))) + new Optional().own);
                }
                """, "Optional$Absent");
    }

    @Test
    void a_branch_that_makes_an_absent_object_hinders_no_other() throws Exception {
        assertCompiled("Branch", """
                static class Absent {}
                static Future<?> body(Engine engine) {
                    boolean has = false;
                    return engine.async(() -> {
                        Object made = has ? new Absent() : "none";
                        return made + await(Futures.ready("."));
                    });
                }
                """, "Branch$Absent");
    }

    @Test
    void what_is_missing_is_told_by_the_same_error() throws Exception {
        assertCompiled("Missing", """
                static class Absent { static int lost() { return 1; } }
                static Future<?> body(Engine engine) {
                    return engine.async(() -> {
                        try {
                            Supplier<Object> lost = Absent::lost;
                            return lost.get();
                        } catch (LinkageError e) {
                            return e + " by " + e.getCause() + await(Futures.ready("."));
                        }
                    });
                }
                """, "Missing$Absent");
    }

    @Test
    void an_await_in_an_inherited_default_method_is_found() throws Exception {
        String reason = refused("Mixin", """
                interface Twice { default int twice(int n) throws Exception { return 2 * await(Futures.ready(n)); } }
                static class Elder implements Twice {}
                static class Younger extends Elder {}
                static Future<?> body(Engine engine) { return engine.async(() -> new Younger().twice(21)); }
                """);
        assertTrue(
                reason.matches("it calls Mixin\\$Younger.twice at line \\d+, which awaits at Mixin.java:\\d+; .*"),
                reason);
    }

    @Test
    void a_body_that_asks_with_whose_rights_it_runs_is_no_machine() throws Exception {
        String lookup = refused("Lookup", """
                private static int own = 42;
                static Future<?> body(Engine engine) {
                    return engine.async(() -> (int) java.lang.invoke.MethodHandles.lookup()
                        .findStaticVarHandle(Lookup.class, "own", int.class).get());
                }
                """);
        assertTrue(
                lookup.matches("it calls MethodHandles.lookup at line \\d+, which asks which class calls it;"
                        + " call it in a method of its own"),
                lookup);
        refused("Reflects", """
                private static int own = 42;
                static Future<?> body(Engine engine) {
                    return engine.async(() -> Reflects.class.getDeclaredField("own").getInt(null));
                }
                """);
        refused("Refers", """
                interface Finder { Class<?> find(String name) throws Exception; }
                static Future<?> body(Engine engine) {
                    return engine.async(() -> {
                        Finder finder = Class::forName;
                        return finder.find("Refers").getName() + await(Futures.ready("."));
                    });
                }
                """);
    }

    @Test
    void a_package_of_the_same_name_in_another_loader_is_another_package() throws Exception {
        Path above = Program.compile(folder.resolve("above"), """
                package split;
                public class Base { protected int kept = 40; protected int add(int n) { return kept + n; } }
                """);
        String source = "package split;\n" + IMPORTS + """
                public class Heir extends Base implements Callable<Object> {
                    private final Engine engine;
                    public Heir(Engine engine) { this.engine = engine; }
                    public Object call() throws Exception {
                        return BlockOn.blockOn(engine.async(() -> add(await(Futures.ready(1))) + kept++));
                    }
                }
                """;
        Path below = Program.compile(
                folder.resolve("below"), List.of("-cp", Program.LIBRARY + File.pathSeparator + above), source);
        var loader = new FolderLoader(below, new FolderLoader(above), false);
        assertEquals(81, call(loader, "split.Heir", Engine.COROUTINE));
        assertEquals(81, call(loader, "split.Heir", Engine.COMPILED));
    }

    /// As optimisers of class files do, who take the slot of a captured value for another variable.
    @Test
    void a_captured_value_whose_slot_is_written_to_is_a_variable_like_others() throws Exception {
        Path classes = compile("Shrunk", """
                static Future<?> body(Engine engine) {
                    int captured = 40;
                    return engine.async(() -> {
                        int seen = captured;
                        await(Futures.yieldNow());
                        return seen + captured;
                    });
                }
                """);
        Path file = classes.resolve("Shrunk.class");
        ClassFile format = ClassFile.of();
        Files.write(
                file,
                format.transformClass(
                        format.parse(file),
                        ClassTransform.transformingMethodBodies(
                                method -> method.methodName().stringValue().startsWith("lambda$body"), (code, each) -> {
                                    if (each instanceof LoadInstruction load && load.opcode() == Opcode.ILOAD_0)
                                        code.iinc(0, 1);
                                    code.with(each);
                                })));
        assertEquals(41 + 42, call(new FolderLoader(classes), "Shrunk", Engine.COROUTINE));
        assertEquals(41 + 42, call(new FolderLoader(classes), "Shrunk", Engine.COMPILED));
    }

    @Test
    void a_loader_that_gives_out_nonsense_is_told_and_its_bodies_work() throws Exception {
        Path classes = compile("Sealed", "static Future<?> body(Engine e) { return e.async(() -> 42); }");
        var loader = new ClassLoader(new FolderLoader(classes)) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (!name.equals("Sealed")) return super.loadClass(name, resolve);
                Class<?> known = findLoadedClass(name);
                if (known != null) return known;
                byte[] code = bytes(classes);
                return defineClass(name, code, 0, code.length);
            }

            @Override
            public InputStream getResourceAsStream(String name) {
                return new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
            }
        };
        assertEquals(42, call(loader, "Sealed", Engine.COMPILED));
    }

    private static byte[] bytes(Path classes) {
        try {
            return Files.readAllBytes(classes.resolve("Sealed.class"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Its code runs in the midst of a compilation, and needs one.
    @Test
    void a_loader_may_use_bodies_itself_while_it_loads() throws Exception {
        Path classes = compile(
                "Plain", "static Future<?> body(Engine e) { return e.async(() -> 40 + await(Futures.ready(2))); }");
        var loader = new ClassLoader(HostileTest.class.getClassLoader()) {
            private int loads;

            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.equals(Machine.class.getName()) && loads++ == 0)
                    Engine.COMPILED.async(() -> loads + Async.await(Futures.ready(1)));
                if (!name.equals("Plain")) return super.loadClass(name, resolve);
                Class<?> known = findLoadedClass(name);
                byte[] code = known == null ? plain(classes) : null;
                return known == null ? defineClass(name, code, 0, code.length) : known;
            }

            @Override
            public InputStream getResourceAsStream(String name) {
                return name.equals("Plain.class")
                        ? new ByteArrayInputStream(plain(classes))
                        : super.getResourceAsStream(name);
            }
        };
        assertEquals(42, call(loader, "Plain", Engine.COMPILED));
        assertInstanceOf(Compilation.Compiled.class, compilation("Plain"));
        assertNull(Linkage.take());
        Reference.reachabilityFence(loader);
    }

    private static byte[] plain(Path classes) {
        try {
            return Files.readAllBytes(classes.resolve("Plain.class"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobody_polls_without_a_context() throws Exception {
        for (Engine engine : Engine.values()) {
            Future<Integer> future = engine.async(() -> Async.await(Futures.ready(1)));
            assertThrows(NullPointerException.class, () -> future.poll(null));
            assertEquals(1, async.executor.BlockOn.blockOn(future), engine.toString());
        }
    }

    private Path compile(String name, String body) throws IOException {
        return Program.compile(folder.resolve(name), IMPORTS + """
                public class %s implements Callable<Object> {
                    private Engine engine;
                    public %1$s(Engine engine) { this.engine = engine; }
                    public Object call() throws Exception { return BlockOn.blockOn(body(engine)); }
                    %2$s
                }
                """.formatted(name, body));
    }

    /// Both engines tell the same, and the body is compiled.
    private void assertCompiled(String name, String body, String absent) throws Exception {
        Path classes = compile(name, body);
        Files.delete(classes.resolve(absent + ".class"));
        var loader = new FolderLoader(classes);
        assertEquals(call(loader, name, Engine.COROUTINE), call(loader, name, Engine.COMPILED));
        assertInstanceOf(
                Compilation.Compiled.class, compilation(name), compilation(name).toString());
        Reference.reachabilityFence(loader);
    }

    /// Both engines tell the same, since the body runs as a coroutine.
    private String refused(String name, String body) throws Exception {
        var loader = new FolderLoader(compile(name, body));
        assertEquals(call(loader, name, Engine.COROUTINE), call(loader, name, Engine.COMPILED));
        String reason =
                assertInstanceOf(Compilation.Fallback.class, compilation(name)).reason();
        Reference.reachabilityFence(loader);
        return reason;
    }

    private static Compilation compilation(String owner) {
        return Async.report().stream()
                .filter(each -> each.body().getClassName().equals(owner))
                .findFirst()
                .orElseThrow();
    }

    private static Object call(ClassLoader loader, String name, Engine engine) throws Exception {
        return ((Callable<?>)
                        loader.loadClass(name).getConstructor(Engine.class).newInstance(engine))
                .call();
    }
}
