package async.compile;

/// What became of a body at its first use.
///
/// {@snippet class=EngineTest region=report}
public sealed interface Compilation {

    /// Where the body was written; without file and line where that could not be found out.
    ///
    /// {@snippet class=EngineTest region=report}
    StackTraceElement body();

    /// It is a state machine now.
    ///
    /// @param awaits how many, and so how many states in which it waits
    /// @param bytes of the code of its poll
    record Compiled(StackTraceElement body, int awaits, int bytes) implements Compilation {
        @Override
        public String toString() {
            return Places.body(body) + " is compiled: " + awaits + (awaits == 1 ? " await, " : " awaits, ") + bytes
                    + " bytes of code";
        }
    }

    /// Nothing runs it: it awaits inside `synchronized`.
    record Rejected(StackTraceElement body, String reason) implements Compilation {

        IllegalStateException exception() {
            return new IllegalStateException(toString());
        }

        @Override
        public String toString() {
            return Places.body(body) + " is refused: " + reason;
        }
    }

    /// It runs as a coroutine.
    ///
    /// @param reason what stands in the way, and what to write instead
    record Fallback(StackTraceElement body, String reason) implements Compilation, Explanation {
        @Override
        public String toString() {
            return Places.body(body) + " cannot be compiled: " + reason;
        }
    }
}
