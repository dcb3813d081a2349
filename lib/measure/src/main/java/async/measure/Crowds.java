package async.measure;

import async.measure.models.Crowd;
import async.measure.models.Model;
import async.measure.models.Work;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The crowds that a child JVM measures.
final class Crowds {

    private static final int ROUNDS = 10;
    private static final int ROUNDS_OF_THREADS = 3; // ten thousand of them would take most of a child's time
    private static final int FEW = 1_000;
    private static final Duration SHORT = Duration.ofMillis(1);

    private Crowds() {}

    /// A crowd by a name that fits on a command line.
    ///
    /// @param name of a constant of [Model], or of a class of a test
    static Crowd named(String name) throws ReflectiveOperationException {
        if (!name.contains(".")) return Model.valueOf(name).crowd();
        return (Crowd) Class.forName(name).getDeclaredConstructor().newInstance();
    }

    /// Lets short jobs of this kind come and go, until their code is compiled, as it is in a program that has run for a
    /// minute.
    static void warmUp(String name) throws Exception {
        int rounds = name.equals(Model.PLATFORM_THREADS.name()) ? ROUNDS_OF_THREADS : ROUNDS;
        try (var crowd = named(name)) {
            for (int i = 0; i < rounds; i++) crowd.run(FEW, work(SHORT, new CountDownLatch(FEW)));
        }
    }

    /// The same code when it warms up as when it counts: anything new would run cold.
    static Work work(Duration pause, CountDownLatch begun) {
        return Work.waiting(pause).telling(begun::countDown);
    }
}
