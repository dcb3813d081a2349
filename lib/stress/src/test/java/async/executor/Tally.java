package async.executor;

/// Ticks off tokens, wherever they have come out.
final class Tally {

    private final boolean[] ticked;
    private int left;
    private String fault;

    Tally(int tokens) {
        ticked = new boolean[tokens];
        left = tokens;
    }

    /// Null is nothing.
    Tally tick(TaskCell<?> task) {
        if (task == null) return this;
        int number = ((Token) task).number;
        if (ticked[number]) fault = "twice: " + number;
        else left--;
        ticked[number] = true;
        return this;
    }

    /// All that is left in `queue`; it must come out in order.
    Tally tick(StealQueue queue) {
        int last = -1;
        for (var task = queue.take(); task != null; task = queue.take()) {
            int number = ((Token) task).number;
            if (number < last) fault = "out of order: " + number + " after " + last;
            last = number;
            tick(task);
        }
        return this;
    }

    String verdict() {
        if (fault != null) return fault;
        return left == 0 ? "each once" : "lost: " + left;
    }
}
