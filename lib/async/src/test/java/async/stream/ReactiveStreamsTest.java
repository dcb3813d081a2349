package async.stream;

import static async.stream.Streams.from;
import static async.stream.Streams.publish;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import async.executor.LocalExecutor;
import async.executor.MultiThreadExecutor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.SkipException;

/// The rules of Reactive Streams for publishers, by their own test kit, each as a test of its own. Rules that their
/// kit leaves untested, or that are for publishers of many subscribers, are skipped.
@Timeout(120)
class ReactiveStreamsTest {

    private final MultiThreadExecutor executor = new MultiThreadExecutor(2);

    @AfterEach
    void close() {
        executor.close();
    }

    @TestFactory
    Stream<DynamicTest> the_rules_for_publishers() {
        return rules().stream().map(rule -> dynamicTest(rule.getName(), () -> hold(rule)));
    }

    @Test
    void there_are_rules() {
        assertTrue(rules().size() > 30, "rules found: " + rules().size());
    }

    private static List<Method> rules() {
        return Arrays.stream(FlowPublisherVerification.class.getMethods())
                .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private void hold(Method rule) throws Throwable {
        var rules = new Rules();
        rules.setUp();
        try {
            rule.invoke(rules);
        } catch (InvocationTargetException broken) {
            if (broken.getCause() instanceof SkipException skipped)
                throw new TestAbortedException(skipped.getMessage());
            throw broken.getCause();
        }
    }

    private final class Rules extends FlowPublisherVerification<Long> {

        /// Waits long for what must come, on a slow machine too, and shortly for what must not.
        Rules() {
            super(new TestEnvironment(10_000, 50, 50), 1_000);
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return publish(from(() -> LongStream.range(0, elements).iterator()), executor);
        }

        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            var shut = new LocalExecutor();
            shut.close();
            return publish(from(List.of(1L)), shut);
        }
    }
}
