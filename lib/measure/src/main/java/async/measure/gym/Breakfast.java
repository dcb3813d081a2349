package async.measure.gym;

import async.core.Context;
import async.core.Future;
import async.core.Once;
import async.core.Poll;

/// Waits for two things concurrently, and has them together: `tea and toast`.
public class Breakfast extends Once<String> {

    private final Future<String> one;
    private final Future<String> other;
    private Poll<String> first = Poll.pending();
    private Poll<String> second = Poll.pending();

    public Breakfast(Future<String> one, Future<String> other) {
        this.one = one;
        this.other = other;
    }

    @Override
    protected Poll<String> advance(Context cx) throws Exception {
        try {
            first = ask(one, first, cx);
            second = ask(other, second, cx);
        } catch (Throwable failure) {
            release();
            throw failure;
        }
        return first instanceof Poll.Ready<String>(String a) && second instanceof Poll.Ready<String>(String b)
                ? Poll.ready(a + " and " + b)
                : Poll.pending();
    }

    Poll<String> ask(Future<String> part, Poll<String> before, Context cx) throws Exception {
        return part.poll(cx);
    }

    @Override
    protected void release() {
        one.close();
        other.close();
    }
}
