package async.support;

/// What only the management interface knows. Asked by name: the library, whose module these tests are in, does not
/// read it.
public final class Jvm {

    private Jvm() {}

    /// Bytes that this thread has allocated since its start.
    public static long allocated() {
        return ask("com.sun.management.ThreadMXBean", "getThreadMXBean", "getCurrentThreadAllocatedBytes");
    }

    /// How many files and sockets this process may have open; the most there is where nobody says.
    public static long descriptors() {
        try {
            return ask(
                    "com.sun.management.UnixOperatingSystemMXBean",
                    "getOperatingSystemMXBean",
                    "getMaxFileDescriptorCount");
        } catch (IllegalArgumentException elsewhere) {
            return Long.MAX_VALUE;
        }
    }

    private static long ask(String type, String bean, String question) {
        try {
            Object answerer = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod(bean)
                    .invoke(null);
            return (long) Class.forName(type).getMethod(question).invoke(answerer);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
