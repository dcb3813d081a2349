package async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import async.cases.FileScenarios;
import async.cases.FutureScenarios;
import async.cases.IoScenarios;
import async.cases.ScopeScenarios;
import async.cases.TaskScenarios;
import async.cases.ValueScenarios;
import async.check.Cancellations;
import async.check.Trial;
import async.core.AsyncIterator;
import async.core.CancelSafety;
import async.core.Future;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// Holds every operation of the library to the [CancelSafety] that it announces: closed before its first poll, at each
/// pause, and woken but unpolled, then asked for again. An operation without a scenario fails; the scenarios stand in
/// `cases`.
@Timeout(120)
class CancelSafetyVerifiedTest {

    /// One line a method, by class and name; all of its overloads keep the same promise.
    private static final Map<String, Trial.Scenario> SCENARIOS = Stream.of(
                    TaskScenarios.ALL,
                    FutureScenarios.ALL,
                    ValueScenarios.ALL,
                    ScopeScenarios.ALL,
                    IoScenarios.ALL,
                    FileScenarios.ALL)
            .flatMap(each -> each.entrySet().stream())
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /// Generated code calls it, nobody else.
    private static final String COMPILER = "async.compile";

    private record Operation(String name, CancelSafety.Level promise) {}

    @Test
    void every_public_method_that_gives_a_future_says_what_a_cancel_loses() throws Exception {
        var silent = new TreeSet<String>();
        for (Operation each : operations()) if (each.promise == null) silent.add(each.name);
        assertEquals(new TreeSet<>(), silent);
    }

    @Test
    void every_scenario_is_of_a_method_that_is_there() throws Exception {
        var strange = new TreeSet<>(SCENARIOS.keySet());
        for (Operation each : operations()) strange.remove(each.name);
        assertEquals(new TreeSet<>(), strange);
    }

    @TestFactory
    Stream<DynamicTest> every_operation_keeps_its_promise() throws Exception {
        return operations().stream().map(each -> DynamicTest.dynamicTest(each.name, () -> verify(each)));
    }

    private static void verify(Operation operation) throws Exception {
        Trial.Scenario scenario = SCENARIOS.get(operation.name);
        assertNotNull(scenario, "no scenario shows what " + operation.name + " loses; add one to those of its package");
        var report = Cancellations.of(scenario);
        report.verify(operation.promise);
    }

    // What the library offers

    /// The public methods, and the `next` of every kind of stream.
    private static Set<Operation> operations() throws Exception {
        var found = new LinkedHashSet<Operation>();
        for (Class<?> type : Sources.publicTypes())
            for (Method method : type.getDeclaredMethods())
                if (isOperation(method)) found.add(new Operation(name(type, method), promiseOf(method)));
        Method next = AsyncIterator.class.getMethod("next");
        for (Class<?> type : Sources.types())
            if (AsyncIterator.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers()))
                found.add(new Operation(name(type, next), promiseOf(next)));
        return found;
    }

    private static boolean isOperation(Method method) {
        Class<?> type = method.getDeclaringClass();
        return Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic()
                && Future.class.isAssignableFrom(method.getReturnType())
                && !type.getPackageName().equals(COMPILER)
                && !type.isRecord()
                && !method.getName().equals("awaited"); // of Suspended: says what is awaited, and makes nothing
    }

    /// Its own, or that of the method it overrides.
    private static CancelSafety.Level promiseOf(Method method) {
        var own = method.getAnnotation(CancelSafety.class);
        if (own != null) return own.value();
        return Arrays.stream(method.getDeclaringClass().getInterfaces())
                .flatMap(above -> Arrays.stream(above.getDeclaredMethods()))
                .filter(above -> above.getName().equals(method.getName())
                        && Arrays.equals(above.getParameterTypes(), method.getParameterTypes()))
                .map(CancelSafetyVerifiedTest::promiseOf)
                .findFirst()
                .orElse(null);
    }

    private static String name(Class<?> type, Method method) {
        return type.getCanonicalName().substring(type.getPackageName().length() + 1) + "." + method.getName();
    }
}
