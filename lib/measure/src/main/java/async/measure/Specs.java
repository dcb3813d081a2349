package async.measure;

/// The facts about a machine that decide what can be measured on it.
///
/// @param memory in MB, as the container allows
/// @param heap of this JVM, in MB
/// @param cargo whether Rust's build tool is on the path
record Specs(int cores, long memory, long heap, boolean cargo) {

    /// @throws IllegalArgumentException if a machine has no such number
    long number(String name) {
        return switch (name) {
            case "cores" -> cores;
            case "memory" -> memory;
            case "heap" -> heap;
            default ->
                throw new IllegalArgumentException(
                        "a machine has cores, memory (MB) and heap (MB), but no \"" + name + "\"");
        };
    }
}
