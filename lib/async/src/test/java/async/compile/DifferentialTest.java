package async.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import async.compile.bodies.Access;
import async.compile.bodies.Assignments;
import async.compile.bodies.Cancelling;
import async.compile.bodies.Captures;
import async.compile.bodies.Cleanups;
import async.compile.bodies.Handlers;
import async.compile.bodies.Leaving;
import async.compile.bodies.Locals;
import async.compile.bodies.Loops;
import async.compile.bodies.Nesting;
import async.compile.bodies.Operands;
import async.compile.bodies.Patterns;
import async.compile.bodies.Places;
import async.compile.bodies.Spawning;
import async.compile.bodies.Switches;
import async.core.Future;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ordinary bodies, the same bytecode of each run three [ways](Way): they must not be able to tell which.
@Timeout(60)
@DisabledIfSystemProperty(named = "async.engine", matches = "coroutine", disabledReason = "chooses engines itself")
class DifferentialTest {

    private static final List<Class<?>> THEMES = List.of(
            Locals.class,
            Operands.class,
            Assignments.class,
            Loops.class,
            Handlers.class,
            Leaving.class,
            Switches.class,
            Patterns.class,
            Places.class,
            Access.class,
            Captures.class,
            Nesting.class,
            Cancelling.class,
            Cleanups.class,
            Spawning.class);
    private static final List<Integer> PENDINGS = List.of(0, 1, 3);

    private static final BodyLoader COMPILED = new BodyLoader(Way.COMPILED, DifferentialTest::bytes);
    private static final BodyLoader COROUTINE = new BodyLoader(Way.COROUTINE, DifferentialTest::bytes);
    private static final BodyLoader BLOCKING = new BodyLoader(Way.BLOCKING, DifferentialTest::bytes);

    @BeforeEach
    void forget_the_fallbacks_of_others() {
        Way.fallbacks();
    }

    @AfterEach
    void every_body_was_compiled() {
        assertEquals(List.of(), Way.fallbacks());
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void runs_to_its_end_alike(Method body) throws Exception {
        for (int pending : PENDINGS) {
            var drive = new Drive(n -> pending, Drive.NEVER, spawns(body));
            var expected = drive.of(in(COROUTINE, body));
            assertSameEvents(expected, drive.of(in(COMPILED, body)));
            if (!spawns(body))
                assertSameEvents(
                        expected.withoutPolls(), drive.of(in(BLOCKING, body)).withoutPolls());
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void closes_alike_wherever_it_waits(Method body) throws Exception {
        for (int pending : PENDINGS) {
            boolean closed = true;
            for (int after = 0; closed; after++) {
                var drive = new Drive(n -> pending, after, spawns(body));
                var expected = drive.of(in(COROUTINE, body));
                assertSameEvents(expected, drive.of(in(COMPILED, body)));
                closed = expected.closed();
            }
        }
    }

    @Test
    void there_are_many_bodies() {
        assertTrue(bodies().count() >= 60, "bodies: " + bodies().count());
    }

    static Stream<Method> bodies() {
        return THEMES.stream()
                .flatMap(theme -> Arrays.stream(theme.getDeclaredMethods()))
                .filter(method -> method.getReturnType() == Future.class && !Modifier.isPrivate(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .sorted(Comparator.comparing(Method::toString));
    }

    private static boolean spawns(Method body) {
        return body.getDeclaringClass() == Spawning.class;
    }

    private static Function<Run, Future<?>> in(BodyLoader loader, Method body) throws Exception {
        Method here = loader.loadClass(body.getDeclaringClass().getName()).getDeclaredMethod(body.getName(), Run.class);
        here.setAccessible(true);
        return run -> {
            try {
                return (Future<?>) here.invoke(null, run);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static void assertSameEvents(Drive.Trace expected, Drive.Trace actual) {
        assertEquals(String.join("\n", expected.events()), String.join("\n", actual.events()));
        assertEquals(expected.closed(), actual.closed());
    }

    static boolean isBody(String name) {
        return name.startsWith("async.compile.bodies.") || name.startsWith("generated.");
    }

    private static byte[] bytes(String name) {
        if (!name.startsWith("async.compile.bodies.")) return null;
        try (InputStream in =
                DifferentialTest.class.getClassLoader().getResourceAsStream(name.replace('.', '/') + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
