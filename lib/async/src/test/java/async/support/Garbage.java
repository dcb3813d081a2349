package async.support;

import java.util.function.BooleanSupplier;

/// Waits for the collector, which promises nothing about when.
public final class Garbage {

    private Garbage() {}

    /// Collects until `seen`, or long enough to give up; the caller asserts what it wants to be true.
    public static void collectUntil(BooleanSupplier seen) throws InterruptedException {
        for (int round = 0; round < 200 && !seen.getAsBoolean(); round++) {
            System.gc();
            Thread.sleep(10);
        }
    }
}
