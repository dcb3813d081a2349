package async.trace;

import java.util.List;

/// One live task, as a [TaskDump] saw it.
///
/// @param name the one it was given, or "task @" and its hash, as in the other traces
/// @param nanos how long it has been in this state, in nanoseconds
/// @param wakes how often it was woken, asleep or in its own poll
public record TaskRecord(String name, State state, long nanos, long polls, long wakes) {

    /// What a task is doing.
    public sealed interface State {

        /// It can run, and waits for a thread.
        record Ready() implements State {}

        /// It holds this thread.
        record Running(Thread thread) implements State {}

        /// It waits for something.
        ///
        /// @param awaits from the task's own future, outermost, down to the one that waits for the world
        record Waiting(List<Await> awaits) implements State {}
    }
}
