package async.executor;

import async.core.Poll;

/// A task that only stands in queues.
final class Token extends TaskCell<Void> {

    private static final Runner NOWHERE = new Bench(Bench::pending);

    final int number;

    Token(int number) {
        super(NOWHERE, cx -> Poll.pending());
        this.number = number;
    }

    /// Tokens 0, 1, 2 ...
    static Token[] many(int count) {
        var tokens = new Token[count];
        for (int i = 0; i < count; i++) tokens[i] = new Token(i);
        return tokens;
    }
}
